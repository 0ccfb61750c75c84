-- SPDX-License-Identifier: GPL-3.0-or-later
drop trigger reviews_sentiment_stamp on reviews;
drop function reviews_sentiment_stamp();
drop index reviews_without_sentiment, reviews_by_sentiment_version;
-- What the engine said goes with the columns that tell it from what was delivered.
update reviews set sentiment = null, sentiment_score = null where sentiment_engine <> '';
alter table reviews drop column sentiment_engine, drop column sentiment_version;
