from django.db import migrations

# Immutable, so that generated columns may stand on them. Accents are taken off before lower(), because
# lower() knows only ASCII under the C collation, and a managed server may give us any locale.
FOLD = r"""
CREATE FUNCTION office_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(
    translate(normalize(value, NFKD), '’·' || chr(8219), ''''),
    '[' || chr(768) || '-' || chr(879) || ']', '', 'g') COLLATE "C")
$$;
"""

# The article is dropped, as the register of municipalities does: «l'Hospitalet» is found under H.
SORT_KEY = r"""
CREATE FUNCTION office_sort_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(office_fold(value), '^(l''|s''|(el|els|la|les|lo|es|ses|sa|en|na) )', '')
$$;
"""

# The Catalan stemmer expects accents: folded «cooperacions» and «cooperació» part ways without the rewrites.
SEARCH_STEM = r"""
CREATE FUNCTION office_search_stem(value text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT to_tsvector('pg_catalog.catalan',
    regexp_replace(regexp_replace(office_fold(value), 'cions\M', 'cio', 'g'), 'ques\M', 'ca', 'g'))
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(FOLD, "DROP FUNCTION office_fold(text)"),
        migrations.RunSQL(SORT_KEY, "DROP FUNCTION office_sort_key(text)"),
        migrations.RunSQL(SEARCH_STEM, "DROP FUNCTION office_search_stem(text)"),
    ]
