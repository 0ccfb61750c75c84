# What is compiled into the libraries. Paths in the program: ":/<prefix>/<file>".
include(resources/icons/icons.cmake) # ":/icons/light/edit-find-22.png"
qt_add_resources(models import_tables PREFIX /import BASE resources/import FILES resources/import/columns.json)
qt_add_resources(models risk_rules PREFIX /analysis BASE resources/analysis FILES resources/analysis/risk_rules.json)
# Packed already: made by resources/sample/make_sample.py.
qt_add_resources(models sample_reviews PREFIX /sample BASE resources/sample FILES resources/sample/reviews.jsonl.gz OPTIONS --no-compress)
