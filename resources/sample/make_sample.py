#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample reviews that Lectern shows on its first start: resources/sample/reviews.jsonl.gz.

Every word here is ours, every company, author and address invented. The same seed gives the same bytes:

    resources/sample/make_sample.py [ROWS] > resources/sample/reviews.jsonl.gz
"""
import datetime
import gzip
import json
import random
import sys

import words

SEED = 20261121
ROWS = 24_000
ENTITIES = 400
FIRST, LAST = datetime.datetime(2019, 1, 3), datetime.datetime(2026, 11, 20, 18)

# platform: share of the rows, best rating, what is reviewed there
PLATFORMS = {
    "google": (17, 5, ["place", "restaurant", "company", "healthcare", "service", "education"]),
    "yelp": (9, 5, ["restaurant", "service", "healthcare"]),
    "tripadvisor": (9, 5, ["hotel", "restaurant", "place", "entertainment"]),
    "trustpilot": (11, 5, ["company", "service"]),
    "booking": (9, 10, ["hotel"]),
    "amazon": (11, 5, ["product"]),
    "airbnb": (6, 5, ["rental_property"]),
    "app_store": (4, 5, ["product", "education"]),
    "play_store": (6, 5, ["product", "education"]),
    "glassdoor": (4, 5, ["company"]),
    "facebook": (3, 1, ["restaurant", "company", "entertainment"]),
    "twitter": (2, None, ["company", "product"]),
    "reddit": (2, None, ["product", "entertainment", "education"]),
    "youtube": (1.5, None, ["entertainment", "product"]),
    "linkedin": (1, None, ["company", "service"]),
    "bbb": (1, 5, ["company", "service"]),
    "foursquare": (1.5, 10, ["restaurant", "place"]),
    "zillow": (1, 5, ["service", "rental_property"]),
    "other": (1, 100, ["other", "company"]),
}
# Real ratings pile up at the top, with a second, smaller heap at the bottom.
STAR_WEIGHTS = {"delight": [4, 3, 7, 24, 62], "solid": [9, 7, 14, 31, 39], "mixed": [24, 15, 20, 23, 18], "poor": [52, 18, 12, 9, 9]}
LANGUAGES = {"en": 62, "de": 11, "fr": 8, "es": 7, "it": 4, "pt": 3, "nl": 3, "pl": 2}
DOMAIN = {"restaurant": "food", "hotel": "stay", "rental_property": "stay", "product": "goods", "company": "help", "service": "help",
          "healthcare": "help", "place": "visit", "entertainment": "visit", "education": "visit", "other": "help"}


def zipf_weights(count, exponent=0.9):
    return [1 / (rank + 2) ** exponent for rank in range(count)]


def make_entities(rng):
    entities, taken = [], set()
    kinds = [(platform, kind, share / len(kinds)) for platform, (share, _, kinds) in PLATFORMS.items() for kind in kinds]
    # Every pair of platform and kind has somebody to review; the rest follows the platforms' shares.
    order = kinds + rng.choices(kinds, [share for *_, share in kinds], k=ENTITIES - len(kinds))
    for platform, kind, _ in order:
        while True:
            name = rng.choice(words.NAMES[kind]).format(a=rng.choice(words.FIRST_PARTS), b=rng.choice(words.PLACES), c=rng.choice(words.SURNAMES))
            if (name, platform) not in taken:
                break
        taken.add((name, platform))
        entities.append({"platform": platform, "entity_type": kind, "entity_name": name,
                         "entity_id": "-".join(name.lower().replace("'", "").replace("&", "and").split()),
                         "mood": rng.choices(list(STAR_WEIGHTS), [30, 40, 20, 10])[0],
                         "city": rng.choice(words.PLACES), "answers": rng.random() ** 2})
    by_platform = {}
    for entity in entities:
        by_platform.setdefault(entity["platform"], []).append(entity)
    for of_platform in by_platform.values():
        rng.shuffle(of_platform)
    return by_platform


def moment(rng):
    """Later is likelier: three times as many reviews at the end as at the beginning; people write in the evening."""
    while True:
        share = rng.random()
        if rng.random() < (1 + 2 * share) / 3:
            break
    day = FIRST + (LAST - FIRST) * share
    hour = int(rng.triangular(6, 24, 20)) % 24
    return min(day.replace(hour=hour, minute=rng.randrange(60), second=rng.randrange(60), microsecond=0), LAST)


def sentences(rng, language, domain, stars):
    phrases = words.PHRASES[language]
    good, bad, plain = phrases[domain]["good"], phrases[domain]["bad"], phrases["plain"]
    count = max(1, int(rng.lognormvariate(0.9, 0.6)))
    goods = {1: 0.05, 2: 0.25, 3: 0.5, 4: 0.8, 5: 0.96}[stars]
    chosen = []
    for _ in range(min(count, 7)):
        roll = rng.random()
        pool = plain if chosen and roll < 0.3 else good if rng.random() < goods else bad
        line = rng.choice(pool)
        if line not in chosen:
            chosen.append(line)
    return [fill(rng, line, phrases) for line in chosen]


def fill(rng, line, phrases):
    return line.format(n=rng.choice([2, 3, 4, 5, 10, 15, 20, 40]), when=rng.choice(phrases["when"]), who=rng.choice(words.GIVEN),
                       month=rng.choice(phrases["months"]), thing=rng.choice(phrases["things"]))


def title_of(rng, language, stars):
    return rng.choice(words.PHRASES[language]["titles"]["good" if stars > 3 else "mixed" if stars == 3 else "bad"])


def rating_of(rng, stars, best):
    if best is None:
        return None
    if best == 1:
        return f"{int(stars > 3)}/1"
    if best == 5:
        return f"{stars}/5"
    return f"{min(best, max(best // 10, round(stars * best / 5 - rng.random() * best / 10, 1))):g}/{best}"


def review(rng, number, entity):
    platform, kind = entity["platform"], entity["entity_type"]
    stars = rng.choices([1, 2, 3, 4, 5], STAR_WEIGHTS[entity["mood"]])[0]
    language = rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    domain = "app" if platform in ("app_store", "play_store") else "work" if platform in ("glassdoor", "linkedin") else DOMAIN[kind]
    text = " ".join(sentences(rng, language, domain, stars))
    at = moment(rng)
    author = f"{rng.choice(words.GIVEN)} {rng.choice(words.SURNAMES)[0]}." if rng.random() < 0.7 else f"{rng.choice(words.GIVEN)} {rng.choice(words.SURNAMES)}"
    row = {"platform": platform, "platform_review_id": f"sample-{number:06d}",
           "platform_url": f"https://reviews.example/{platform}/{number:06d}",
           "entity_type": kind, "entity_id": entity["entity_id"], "entity_name": entity["entity_name"],
           "author_name": author, "author_id": f"u{rng.randrange(9_000):04d}", "review_text": text, "language": language,
           "reviewed_at": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    if (rating := rating_of(rng, stars, PLATFORMS[platform][1])) and rng.random() > 0.01:
        row["rating"] = rating
    if platform not in ("twitter", "youtube", "airbnb") and rng.random() < 0.8:
        row["title"] = title_of(rng, language, stars)
    if rng.random() < {"amazon": 0.8, "booking": 1, "trustpilot": 0.5}.get(platform, 0.15):
        row["is_verified"] = True
    add_reactions(rng, row, platform, stars)
    add_reply(rng, row, entity, language, stars, at)
    add_extras(rng, row, entity, domain, language, stars)
    return row


def add_reactions(rng, row, platform, stars):
    interest = int(rng.paretovariate(1.1)) - 1 if rng.random() < (0.5 if stars < 3 else 0.25) else 0
    if platform in ("twitter", "reddit", "youtube", "facebook", "linkedin"):
        row["like_count"] = min(interest * 3, 4000)
        row["reply_count"] = min(interest // 2, 400)
        if platform in ("twitter", "facebook", "linkedin"):
            row["share_count"] = min(interest // 3, 900)
    elif interest:
        row["helpful_count"] = min(interest, 2500)


def add_reply(rng, row, entity, language, stars, at):
    if entity["platform"] in ("twitter", "reddit", "youtube") or rng.random() >= entity["answers"] * (0.9 if stars < 3 else 0.5):
        return
    phrases = words.PHRASES[language]
    row["owner_reply"] = fill(rng, rng.choice(phrases["replies"]["good" if stars > 3 else "bad"]), phrases)
    row["owner_reply_at"] = min(at + datetime.timedelta(hours=rng.randrange(2, 400)), LAST).strftime("%Y-%m-%dT%H:%M:%SZ")


def add_extras(rng, row, entity, domain, language, stars):
    if rng.random() < 0.6:
        score = max(-1, min(1, (stars - 3) / 2.3 + rng.gauss(0, 0.18)))
        row["sentiment_score"] = round(score, 3)
        row["sentiment"] = "positive" if score > 0.2 else "negative" if score < -0.2 else "neutral"
    if rng.random() < 0.1 and domain in ("food", "stay", "goods", "visit"):
        row["image_urls"] = [f"https://images.example/{row['platform_review_id']}-{i}.jpg" for i in range(1, rng.randrange(2, 6))]
    if rng.random() < 0.2:
        row["tags"] = rng.sample(words.TAGS["good" if stars > 3 else "bad"], rng.randrange(1, 3))
    extras = {"food": {"price_level": rng.choice(["low", "middle", "high"]), "visit": rng.choice(["lunch", "dinner", "breakfast"])},
              "stay": {"trip": rng.choice(["couple", "family", "business", "alone", "friends"]), "nights": rng.randrange(1, 15)},
              "goods": {"variant": rng.choice(["black", "white", "blue", "large", "small"]), "order": f"NW-{rng.randrange(10_000, 99_999)}"},
              "app": {"app_version": f"{rng.randrange(1, 9)}.{rng.randrange(20)}.{rng.randrange(5)}", "device": rng.choice(["phone", "tablet"])},
              "work": {"position": rng.choice(["engineer", "sales", "support", "warehouse", "manager"]), "still_there": rng.random() < 0.6},
              "help": {"case": f"C-{rng.randrange(100_000, 999_999)}", "channel": rng.choice(["phone", "chat", "e-mail", "counter"])},
              "visit": {"city": entity["city"], "season": rng.choice(["spring", "summer", "autumn", "winter"])}}[domain]
    row.update(extras if rng.random() < 0.5 else {})


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    rng = random.Random(SEED)
    by_platform = make_entities(rng)
    platforms = rng.choices(list(PLATFORMS), [share for share, *_ in PLATFORMS.values()], k=rows)
    weights = {platform: zipf_weights(len(entities)) for platform, entities in by_platform.items()}
    made = [review(rng, number, rng.choices(by_platform[platform], weights[platform])[0]) for number, platform in enumerate(platforms, 1)]
    made.sort(key=lambda row: row["reviewed_at"])
    with gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", filename="", mtime=0, compresslevel=9) as packed:
        for row in made:
            packed.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


if __name__ == "__main__":
    main()
