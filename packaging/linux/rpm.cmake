# How cpack makes the .rpm; make_packages.sh includes it, with the tree to be packed and the names of the system's libraries.
set(CPACK_GENERATOR RPM)
set(CPACK_INSTALL_CMAKE_PROJECTS)
set(CPACK_SET_DESTDIR ON)
set(CPACK_RPM_PACKAGE_RELOCATABLE OFF)
set(CPACK_INSTALL_PREFIX "")
set(CPACK_STRIP_FILES OFF)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_ARCHITECTURE x86_64)
set(CPACK_RPM_PACKAGE_LICENSE "GPL-3.0-or-later")
set(CPACK_RPM_PACKAGE_GROUP "Productivity/Office/Other")
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_DEBIAN_PACKAGE_DESCRIPTION}")
# The libraries inside are nobody else's business: no other package may be satisfied by them, and none is needed for them.
set(CPACK_RPM_PACKAGE_AUTOREQPROV no)
# Libraries by their names, which each distribution's packages provide, whatever these are called.
set(requires "postgresql-server >= 15" "libc.so.6(GLIBC_2.36)(64bit)")
foreach(library ${system_libraries})
    if(NOT library MATCHES "^ld-linux|^libc\\.so")
        list(APPEND requires "${library}()(64bit)")
    endif()
endforeach()
list(JOIN requires ", " CPACK_RPM_PACKAGE_REQUIRES)
# The alternatives are the names of Fedora and openSUSE. The last lines make the same tree the same file.
set(CPACK_RPM_SPEC_MORE_DEFINE "Recommends: (valkey or redis)
Recommends: (tesseract-langpack-eng or tesseract-ocr-traineddata-english)
Recommends: poppler-data
Recommends: (rsms-inter-fonts or inter-fonts)
Recommends: (dejavu-sans-fonts or dejavu-fonts)
Recommends: urw-base35-fonts
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1
%global _buildhost localhost
%global _build_id_links none
%global __os_install_post %{nil}
%global _binary_payload w6.xzdio")
# Folders that belong to the distribution.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION)
foreach(folder applications bash-completion bash-completion/completions doc icons icons/hicolor icons/hicolor/scalable
        icons/hicolor/scalable/apps man man/man1 metainfo zsh zsh/site-functions)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/${folder})
endforeach()
foreach(size 16 22 24 32 48 64 96 128 192 256 512)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
