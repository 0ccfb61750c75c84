# What is compiled into the libraries. Paths in the program: ":/<prefix>/<file>".
include(resources/icons/icons.cmake) # ":/icons/light/edit-find-22.png"
