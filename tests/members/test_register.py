"""The register: what a file would change, what it writes, what is wrong with it in words."""

from pathlib import Path
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum
from django.utils import translation

from members.council_names import article_first, of_place, town_council
from members.models import Comarca, Municipality, Organization
from members.register import OURS, compare, import_register, our_register
from members.register_file import BadRegister, read_register
from office.models import AuditRow

HEADER = "ine_code,idescat_code,name,comarca_code,comarca,province,population_2024"
ABRERA = "08001,080018,Abrera,11,Baix Llobregat,Barcelona,12981"
PRAT = "08169,081691,el Prat de Llobregat,11,Baix Llobregat,Barcelona,65030"


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared with their source; the catalogue has its own test."""
    with translation.override("en"):
        yield


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "register.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def complaints(path: Path, year: int | None = None) -> list[str]:
    with pytest.raises(BadRegister) as caught:
        read_register(path, year)
    return caught.value.complaints


@pytest.mark.parametrize(
    "place, name",
    [
        ("Abrera", "Ajuntament d'Abrera"),
        ("el Prat de Llobregat", "Ajuntament del Prat de Llobregat"),
        ("l'Hospitalet de Llobregat", "Ajuntament de l'Hospitalet de Llobregat"),
        ("la Garriga", "Ajuntament de la Garriga"),
        ("els Guiamets", "Ajuntament dels Guiamets"),
        ("les Franqueses del Vallès", "Ajuntament de les Franqueses del Vallès"),
        ("Òdena", "Ajuntament d'Òdena"),
        ("Hostalric", "Ajuntament d'Hostalric"),
        ("Ivars d'Urgell", "Ajuntament d'Ivars d'Urgell"),
        ("Isòvol", "Ajuntament d'Isòvol"),
        ("Ulldecona", "Ajuntament d'Ulldecona"),
        ("Alt Àneu", "Ajuntament d'Alt Àneu"),
        ("Les", "Ajuntament de Les"),
        ("Elna", "Ajuntament d'Elna"),
        ("Lladó", "Ajuntament de Lladó"),
        ("es Bòrdes", "Ajuntament d'es Bòrdes"),
        ("Iorba", "Ajuntament de Iorba"),
        ("Vielha e Mijaran", "Ajuntament de Vielha e Mijaran"),
    ],
)
def test_town_council_contracts_and_elides(place, name):
    assert town_council(place) == name


def test_articles_written_behind_come_to_the_front():
    assert [article_first(name) for name in ("Bòrdes, Es", "Hospitalet, L'", "Saus, Camallera i Llampaies")] == [
        "es Bòrdes", "l'Hospitalet", "Saus, Camallera i Llampaies",
    ]  # fmt: skip


def test_our_register_is_the_whole_of_catalonia():
    register = our_register()

    assert (len(register.rows), len(register.comarques), register.residents) == (947, 43, 8_012_231)


@pytest.mark.django_db
def test_import_writes_places_and_their_councils_within_three_seconds():
    begun = perf_counter()
    call_command("import_register", str(OURS))
    seconds = perf_counter() - begun

    assert seconds < 3
    assert Comarca.objects.count() == 43
    assert Municipality.objects.aggregate(Sum("population")) == {"population__sum": 8_012_231}
    assert Organization.objects.filter(kind="municipality").count() == 947
    assert Organization.objects.filter(kind="county_council").count() == 41
    assert not Organization.objects.filter(comarca__name__in=["Barcelonès", "Lluçanès"]).exists()
    assert Organization.objects.get(comarca__name="Aran").name == "Conselh Generau d'Aran"


@pytest.mark.django_db
def test_every_county_council_says_its_comarca_rightly():
    call_command("import_register", str(OURS), verbosity=0)

    councils = Organization.objects.filter(kind="county_council").exclude(comarca__code="39")
    wrong = [str(row) for row in councils if row.name != f"Consell Comarcal {of_place(row.short_name)}"]
    strangers = [row.name for row in councils if not row.short_name.endswith(row.comarca.name)]

    assert wrong == []
    assert strangers == []


@pytest.mark.django_db
def test_import_leaves_one_audit_row_with_its_counts():
    register = our_register()

    import_register(register=register, by=None)

    row = AuditRow.objects.get()
    label = "register of 2024: 1978 new, 0 changed, 0 no longer in the file"
    assert (row.operation, row.personal.subject_label) == ("members.import_register", label)


@pytest.mark.django_db
def test_second_import_changes_nothing_and_says_so(capsys):
    call_command("import_register", str(OURS))
    capsys.readouterr()

    call_command("import_register", str(OURS))

    assert capsys.readouterr().out == (
        "Municipalities: 947. Comarques: 43. Residents in 2024: 8,012,231.\n"
        "Nothing to change: the register is up to date.\n"
    )
    assert AuditRow.objects.count() == 1


@pytest.mark.django_db
def test_dry_run_shows_and_writes_nothing(tmp_path, capsys):
    call_command("import_register", str(written(tmp_path, ABRERA)), dry_run=True)

    assert capsys.readouterr().out.splitlines() == [
        "Municipalities: 1. Comarques: 1. Residents in 2024: 12,981.",
        "New comarques: 1",
        "  + Baix Llobregat",
        "New municipalities: 1",
        "  + Abrera",
        "New councils: 2",
        "  + Ajuntament d'Abrera",
        "  + Consell Comarcal del Baix Llobregat",
        "Nothing was written: this was a dry run.",
    ]
    assert not Comarca.objects.exists()
    assert not AuditRow.objects.exists()


@pytest.mark.django_db
def test_new_year_shows_old_and_new_and_removes_nothing(tmp_path, capsys):
    call_command("import_register", str(written(tmp_path, ABRERA, PRAT)), verbosity=0)
    capsys.readouterr()
    renamed = written(
        tmp_path, "08001,080018,Obrera,11,Baix Llobregat,Barcelona,13000", header=HEADER[:-1] + "5"
    )

    call_command("import_register", str(renamed))

    assert capsys.readouterr().out.splitlines()[1:] == [
        "Changed: 2",
        "  ~ Obrera: name Abrera → Obrera, residents 12981 → 13000, year of the residents 2024 → 2025",
        "  ~ Ajuntament d'Obrera: name Ajuntament d'Abrera → Ajuntament d'Obrera, name of the place Abrera → Obrera",
        "No longer in the file (they stay in the portal): 1",
        "  - el Prat de Llobregat",
        "The register is imported.",
    ]
    assert set(Municipality.objects.values_list("name", "population")) == {
        ("Obrera", 13000), ("el Prat de Llobregat", 65030),
    }  # fmt: skip
    assert Organization.objects.filter(name="Ajuntament d'Obrera", short_name="Obrera").count() == 1


@pytest.mark.django_db
def test_comparison_costs_three_queries(django_assert_num_queries):
    import_register(register=our_register(), by=None)

    with django_assert_num_queries(3):
        assert not compare(our_register())


@pytest.mark.django_db
def test_reference_data_loads_once_and_is_quick_afterwards(capsys):
    call_command("load_reference", verbosity=0)
    audited = AuditRow.objects.count()

    begun = perf_counter()
    call_command("load_reference", verbosity=0)
    seconds = perf_counter() - begun

    assert seconds < 0.3
    assert AuditRow.objects.count() == audited
    assert Organization.objects.councils().count() == 988


@pytest.mark.parametrize(
    "line, sentence",
    [
        (ABRERA.replace("08001,", "8001,"), "«ine_code»: «8001» does not have five digits."),
        (ABRERA.replace("080018", "08001"), "«idescat_code»: «08001» does not have six digits."),
        (ABRERA.replace("080018", "080028"), "«idescat_code»: «080028» does not begin with «08001»."),
        (ABRERA.replace("Abrera", "  "), "«name»: it is blank."),
        (ABRERA.replace("Abrera", "x" * 81), f"«name»: «{'x' * 40}…» is too long."),
        (
            ABRERA.replace("Abrera", "Abr\x00era"),
            "«name»: it has a character that is not a letter or a sign.",
        ),
        (ABRERA.replace(",11,", ",x,"), "«comarca_code»: «x» does not have two digits."),
        (
            ABRERA.replace(",Barcelona,", ",Osca,"),
            "«province»: «Osca» is not one of Barcelona, Girona, Lleida, Tarragona.",
        ),
        (ABRERA.replace(",Barcelona,", ",Girona,"), "«province»: code 08001 is not of Girona."),
        (
            ABRERA.replace("12981", "-5"),
            "«population_2024»: -5 is less than nothing: residents are counted from 0.",
        ),
        (
            ABRERA.replace("12981", "12.981"),
            "«population_2024»: «12.981» is not a whole number, without points or spaces.",
        ),
        (
            ABRERA.replace("12981", "99999999"),
            "«population_2024»: 99999999 is more than any municipality has.",
        ),
        (
            ABRERA.removesuffix(",12981"),
            "«ine_code»: the line does not have as many values as there are columns.",
        ),
        (PRAT, "«ine_code»: 08169 is already in line 2."),
        (
            ABRERA.replace("Baix Llobregat", "Bages"),
            "«comarca»: comarca 11 is «Baix Llobregat» in line 2.",
        ),
    ],
)
def test_bad_line_is_named_by_line_and_column(tmp_path, line, sentence):
    path = written(tmp_path, PRAT, line)

    assert f"Line 3, column {sentence}" in complaints(path)


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b"", "The file is empty."),
        (HEADER.encode(), "The file has columns and no municipality."),
        (
            f"{HEADER}\n08001,080018,\xd2dena".encode("latin-1"),
            "Line 2 is not UTF-8: save the file as «CSV UTF-8»",
        ),
        (HEADER.replace(",name", "").encode(), "Column «name» is missing."),
        (f"{HEADER},mayor".encode(), "Column «mayor» is not known."),
        (f"{HEADER},name".encode(), "Column «name» is there twice."),
        (HEADER.replace("population_2024", "x").encode(), "There has to be one column of residents"),
        (HEADER.replace("_2024", "").encode(), "The file does not say of which year its residents are"),
        (f'{HEADER}\n08001,"080018'.encode(), "Line 2 cannot be read"),
    ],
)
def test_bad_file_is_answered_in_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "register.csv"
    path.write_bytes(content)

    assert any(found.startswith(sentence) for found in complaints(path))


def test_year_of_the_option_serves_a_column_without_one_and_cannot_contradict(tmp_path):
    plain = written(tmp_path, ABRERA, header=HEADER.removesuffix("_2024"))
    assert read_register(plain, 2023).year == 2023

    named = written(tmp_path, ABRERA)
    assert complaints(named, 2023) == ["The file has the residents of 2024 and --year says 2023."]


@pytest.mark.django_db
def test_bad_file_writes_nothing_and_says_so(tmp_path):
    path = written(tmp_path, ABRERA, PRAT.replace("65030", "-1"))

    with pytest.raises(CommandError, match="The register is not imported: nothing was written"):
        call_command("import_register", str(path))

    assert not Comarca.objects.exists()


def test_missing_file_is_said(tmp_path):
    assert complaints(tmp_path / "none.csv") == [
        f"{tmp_path / 'none.csv'} cannot be read: No such file or directory."
    ]
