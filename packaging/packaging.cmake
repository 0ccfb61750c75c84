# Installation and packages for Linux: what `./dev package` makes of it is in packaging/linux/make_packages.sh.
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # a package needs no tests built
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/lectern) # as the package is called
install(TARGETS lectern lecternctl lectern-parse-worker RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES resources/clauses/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME NOTICE-clauses)
include(packaging/linux/files.cmake)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lectern)
set(CPACK_PACKAGE_VENDOR "Lectern")
set(CPACK_PACKAGE_CONTACT "Lectern maintainers <maintainers@lectern.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Lectern shows millions of customer reviews from a PostgreSQL, with a Redis
as a cache whose answers are proved fresh, and reads contracts in a sandbox,
offline, tying each risk it finds to the words on the page. A single person
needs no server: Lectern starts private ones. Contains the window (lectern),
the same without one (lecternctl), and the sealed process that opens documents
(lectern-parse-worker).")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins and servers are found at run time, so dpkg-shlibdeps does not see them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-psql, postgresql (>= 15)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "redis-server | valkey-server, fonts-inter, fonts-urw-base35, fonts-dejavu-core, poppler-data, tesseract-ocr-eng, qt6-wayland")
include(CPack)
