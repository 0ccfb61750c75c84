# What is compiled into the libraries. Paths in the program: ":/<prefix>/<file>".
include(resources/icons/icons.cmake) # ":/icons/light/edit-find-22.png"
qt_add_resources(models import_tables PREFIX /import BASE resources/import FILES resources/import/columns.json)
qt_add_resources(models risk_rules PREFIX /analysis BASE resources/analysis FILES resources/analysis/risk_rules.json)
# Packed already: made by resources/sample/make_sample.py.
qt_add_resources(models sample_reviews PREFIX /sample BASE resources/sample FILES resources/sample/reviews.jsonl.gz OPTIONS --no-compress)

# Made by resources/sample/make_contracts.py.
qt_add_resources(app_core sample_contracts PREFIX /sample BASE resources/sample FILES
    "resources/sample/contracts/Hotel Distribution Agreement.pdf" "resources/sample/contracts/Mutual Non-Disclosure Agreement.txt"
    "resources/sample/contracts/Software Licence Agreement.docx" OPTIONS --no-compress)

# Counted sentences in the singular and the plural. After a new one: lupdate -I . -pluralonly -locations none ui models app
# -ts resources/translations/lectern_en.ts, then write its forms.
find_program(LRELEASE NAMES lrelease HINTS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} ${QT6_INSTALL_PREFIX}/lib/qt6/bin REQUIRED) # not qtchooser's
set(plural_forms ${CMAKE_BINARY_DIR}/translations/lectern_en.qm)
add_custom_command(OUTPUT ${plural_forms}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/translations
    COMMAND ${LRELEASE} -silent ${CMAKE_SOURCE_DIR}/resources/translations/lectern_en.ts -qm ${plural_forms}
    DEPENDS ${CMAKE_SOURCE_DIR}/resources/translations/lectern_en.ts VERBATIM)
qt_add_resources(app_core translations PREFIX /translations BASE ${CMAKE_BINARY_DIR}/translations FILES ${plural_forms})
# Trained and packed by resources/clauses/train.py.
qt_add_resources(models clause_model PREFIX /clauses BASE resources/clauses FILES resources/clauses/rules.txt resources/clauses/weights.bin OPTIONS --no-compress)

# Sentiment of reviews: the words of opinion, and the weights that resources/sentiment/train.py made.
file(GLOB sentiment_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/sentiment/lexicon.txt ${CMAKE_SOURCE_DIR}/resources/sentiment/weights.bin)
qt_add_resources(models sentiment PREFIX /sentiment BASE resources/sentiment FILES ${sentiment_files})
# What train.py learns from; see resources/sentiment/README.md. Not part of the program.
add_executable(sentiment-features EXCLUDE_FROM_ALL resources/sentiment/dump_features.cpp)
target_link_libraries(sentiment-features PRIVATE models)
