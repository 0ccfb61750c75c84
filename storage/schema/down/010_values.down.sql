-- SPDX-License-Identifier: GPL-3.0-or-later
alter table imports drop constraint imports_names_check;
alter table users drop constraint users_names_check;
alter table documents drop constraint documents_names_check;
alter table reviews
    drop constraint reviews_names_check,
    drop constraint reviews_tags_check,
    drop constraint reviews_image_urls_check,
    drop constraint reviews_metadata_size_check;
