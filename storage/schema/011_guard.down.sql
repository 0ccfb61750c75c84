-- SPDX-License-Identifier: GPL-3.0-or-later
drop schema guard cascade;
