# What is compiled into the libraries. Paths in the program: ":/<prefix>/<file>".
include(resources/icons/icons.cmake) # ":/icons/light/edit-find-22.png"
qt_add_resources(models import_tables PREFIX /import BASE resources/import FILES resources/import/columns.json)
