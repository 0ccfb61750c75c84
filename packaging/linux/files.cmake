# What a Linux desktop expects beside the programs: manual pages, completion, icons in all sizes, metainfo, changelog. Target: linux_files.
set(linux_files ${CMAKE_BINARY_DIR}/linux)
set(linux_sources ${CMAKE_SOURCE_DIR}/packaging/linux)
find_program(BASH_PROGRAM bash REQUIRED)

# Their texts are what --help and --version of the programs say.
file(GLOB help_scripts CONFIGURE_DEPENDS ${linux_sources}/help/*)
set(help_files ${linux_files}/lectern.1 ${linux_files}/lectern.1.gz ${linux_files}/lecternctl.1 ${linux_files}/lecternctl.1.gz
    ${linux_files}/lectern.bash ${linux_files}/lecternctl.bash ${linux_files}/_lectern)
add_custom_command(OUTPUT ${help_files} DEPENDS lectern lecternctl ${help_scripts} VERBATIM
    COMMAND ${BASH_PROGRAM} ${linux_sources}/help/write_man.sh $<TARGET_FILE:lectern> $<TARGET_FILE:lecternctl> ${linux_files}
    COMMAND gzip -9nkf ${linux_files}/lectern.1 ${linux_files}/lecternctl.1
    COMMAND ${BASH_PROGRAM} ${linux_sources}/help/write_completion.sh $<TARGET_FILE:lectern> $<TARGET_FILE:lecternctl> ${linux_files})
set(release_files ${linux_files}/org.lectern.Lectern.metainfo.xml ${linux_files}/changelog.gz ${linux_files}/NEWS.gz)
add_custom_command(OUTPUT ${release_files} VERBATIM
    DEPENDS lecternctl ${linux_sources}/write_releases.sh ${linux_sources}/org.lectern.Lectern.metainfo.xml ${CMAKE_SOURCE_DIR}/CHANGELOG.md
    COMMAND ${BASH_PROGRAM} ${linux_sources}/write_releases.sh $<TARGET_FILE:lecternctl> ${CMAKE_SOURCE_DIR} ${linux_files})

set(icon_sizes 16 22 24 32 48 64 96 128 192 256 512)
set(icon_svg ${CMAKE_SOURCE_DIR}/resources/icons/lectern.svg)
find_program(RSVG_CONVERT rsvg-convert REQUIRED)
set(desktop_icons)
foreach(size ${icon_sizes})
    set(icon ${linux_files}/icons/${size}x${size}/lectern.png)
    file(MAKE_DIRECTORY ${linux_files}/icons/${size}x${size})
    add_custom_command(OUTPUT ${icon} DEPENDS ${icon_svg} VERBATIM
        COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${icon} ${icon_svg})
    list(APPEND desktop_icons ${icon})
    install(FILES ${icon} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()
install(FILES ${icon_svg} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
add_custom_target(linux_files DEPENDS ${help_files} ${release_files} ${desktop_icons})

foreach(page lectern lecternctl)
    install(FILES ${linux_files}/${page}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES ${linux_files}/${page}.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${page})
endforeach()
install(FILES ${linux_files}/_lectern DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions) # Debian's place for it
install(FILES ${linux_sources}/org.lectern.Lectern.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${linux_files}/org.lectern.Lectern.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${linux_files}/changelog.gz ${linux_files}/NEWS.gz ${linux_sources}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${linux_sources}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME lectern)
