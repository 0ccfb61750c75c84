# What is compiled into the libraries. Paths in the program: ":/<prefix>/<file>".
