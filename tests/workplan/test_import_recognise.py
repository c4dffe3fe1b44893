"""What is proposed from the words of a heading or an action."""

from datetime import date
from decimal import Decimal

import pytest

from workplan.imports.recognise import (
    recognise_action,
    recognise_approval,
    recognise_area,
    recognise_block,
    recognise_origin,
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. ACOLLIDA I CURA DE MEMBRES:", (1, "ACOLLIDA I CURA DE MEMBRES", "Acollida i cura de membres")),
        ("4. RELACIONS AMB L'ESS", (4, "RELACIONS AMB L'ESS", "Relacions amb l'ESS")),
        ("2. SERVEI DE CCPR DE LA XMESS", (2, "SERVEI DE CCPR DE LA XMESS", "Servei de CCPR de la XMESS")),
        ("ÀREA 3: Jornades", (3, "Jornades", "Jornades")),
        ("12) **JORNADES**:", (12, "JORNADES", "Jornades")),
        ("5. JORNADES (continuació):", (5, "JORNADES", "Jornades")),
        ("JORNADES", (None, "JORNADES", "Jornades")),
        ("", (None, "", "")),
    ],
)
def test_area_has_a_number_a_title_and_a_name(text, said):
    assert recognise_area(text) == said


@pytest.mark.parametrize(
    ("text", "title", "note", "collaborators"),
    [
        ("Agroecologia:", "Agroecologia", "", ()),
        ("Comunicació Interna", "Comunicació Interna", "", ()),
        ("CURES:", "Cures", "", ()),
        (
            "Comunalitats (en coordinació amb l'Oficina Tècnica de Comunalitats):",
            "Comunalitats",
            "en coordinació amb l'Oficina Tècnica de Comunalitats",
            ("Oficina Tècnica de Comunalitats",),
        ),
        (
            "Formació (en sinèrgia amb altres GT, la DGESSC, la XAC i Universitats):",
            "Formació",
            "en sinèrgia amb altres GT, la DGESSC, la XAC i Universitats",
            ("DGESSC", "XAC", "Universitats"),
        ),
        (
            "Cures (amb la Comissió d'Economies Feministes de la XES i la XAC)",
            "Cures",
            "amb la Comissió d'Economies Feministes de la XES i la XAC",
            ("Comissió d'Economies Feministes de la XES", "XAC"),
        ),
        ("Habitatge (en sinèrgia amb altres GT):", "Habitatge", "en sinèrgia amb altres GT", ()),
        ("Monedes (amb projectes públics i/o comunitaris)", "Monedes", "amb projectes públics i/o comunitaris", ()),
        ("(", "(", "", ()),
        ("(Cures)", "(Cures)", "", ()),
    ],
)  # fmt: skip
def test_block_keeps_what_its_heading_adds(text, title, note, collaborators):
    said = recognise_block(text)

    assert (said.title, said.note, said.collaborators) == (title, note, collaborators)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("**Contacte i seguiment** amb els membres", "Contacte i seguiment"),
        ("Organitzar una **Trobada d'Intercanvi**, al gener", "Organitzar una Trobada d'Intercanvi"),
        ("**Detecció** de necessitats, si s'escau", "Detecció de necessitats"),
        ("Detecció** de Bones Pràctiques, en això", "Detecció de Bones Pràctiques"),
        ("Fer més visibles els esdeveniments, els propis", "Fer més visibles els esdeveniments"),
        ("Treballar la Guia «Soc regidora, i ara què?», amb l'ACM", "Treballar la Guia «Soc regidora, i ara què?»"),
        ("Quan hi hagi convocatòria, col·laborar-hi.", "Col·laborar-hi"),
        ("Fer píndoles per ex. de compra pública.", "Fer píndoles per ex. de compra pública"),
        ("fer-ne", "Fer-ne"),
    ],
)  # fmt: skip
def test_working_title_is_short_and_plain(text, title):
    assert recognise_action(text, 2026).title == title


def test_working_title_of_an_endless_sentence_is_cut_at_a_word():
    title = recognise_action("paraula " * 300, 2026).title

    assert title.endswith("paraula…")
    assert len(title) <= 121


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jornades en aliança amb els Ateneus Cooperatius i/o altres referents", ("Ateneus Cooperatius",)),
        ("Fer-ho amb la FMC i l'ACM, l'Associació de Micropobles, Cambres de Comerç, xarxes d'altres",
         ("FMC", "ACM", "Associació de Micropobles", "Cambres de Comerç")),
        ("Una guia, en Conveni amb l'ACM i via Grup de Treball de Formació", ("ACM",)),
        ("Amb el Departament de Treball i Empresa i la XAC", ("Departament de Treball i Empresa", "XAC")),
        ("Trobada amb RTES la xarxa francesa", ("RTES",)),
        ("Amb la Federació de Cooperatives d'Habitatge (Habicoop) i altres, i la XAC",
         ("Federació de Cooperatives d'Habitatge", "XAC")),
        ("Amb les entitats municipalistes (ACM, FMC, A. Micropobles) i l'AESCAT",
         ("ACM", "FMC", "A. Micropobles", "AESCAT")),
        ("Fer-ho amb perspectiva d'ESS i amb organització de jornades", ()),
        ("Contacte amb els membres de la Xarxa per part de Coordinació", ()),
        ("En coordinació amb la resta de Grups de Treball", ()),
        ("Amb el GT de Cures", ()),
        ("En relació amb la Llei de l'ESS", ()),
    ],
)  # fmt: skip
def test_collaborators_are_names_and_not_kinds(text, names):
    assert recognise_action(text, 2026).collaborators == names


@pytest.mark.parametrize(
    ("text", "timing"),
    [
        ("Trobada (gener)", "gener"),
        ("Durant el primer semestre de l'any", "primer semestre"),
        ("Assemblees els mesos de març/abril i octubre", "març/abril i octubre"),
        ("Pla formatiu per al bienni 2026 -2027", "2026-2027"),
        ("Una guia, amb l'horitzó 2027", "horitzó 2027"),
        ("Una trobada anual", "anual"),
        ("Bossa de 50h anuals", ""),
        ("La guia (Mandat 2027-2031)", ""),
        ("El 2026 fa 10 anys de tot plegat", ""),
        ("Contactes fets al GSEF 2025 de Bordeus", ""),
    ],
)
def test_timing_is_found_in_the_text(text, timing):
    assert recognise_action(text, 2026).timing == timing


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Amb mentor (si s'escau), i derivació quan s'escaigui.", "si s'escau; quan s'escaigui"),
        ("Quan hi hagi convocatòria, fer-ho", "quan hi hagi convocatòria"),
        ("Participar-hi, un cop aprovada la Llei de l'ESS, plegats", "un cop aprovada la Llei de l'ESS"),
        ("Si s’escau", "si s’escau"),
        ("Fer-ho sempre", ""),
    ],
)
def test_condition_is_found_in_the_text(text, condition):
    assert recognise_action(text, 2026).condition == condition


@pytest.mark.parametrize(
    ("text", "caps"),
    [
        ("Màxim 3 jornades", [(3, "jornades")]),
        ("Com a màxim tres sessions", [(3, "sessions")]),
        ("Bossa d'hores de 50h anuals", [(50, "hores")]),
        ("Fins a 1200 hores", [(1200, "hores")]),
        ("Màxim 0 jornades", []),
        ("El màxim de gent", []),
        ("Fa 10 anys", []),
    ],
)
def test_caps_are_found_in_the_text(text, caps):
    found = recognise_action(text, 2026).caps

    assert [(cap.most, cap.unit) for cap in found] == [(Decimal(most), unit) for most, unit in caps]


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("Donar continuïtat a la formació", ("continuity",)),
        ("**Mantenir** les comissions", ("continuity",)),
        ("Executar el Conveni", ("agreement",)),
        ("Mantenir el Conveni amb la Generalitat", ("continuity", "agreement")),
        ("En Conveni amb l'ACM", ()),
        ("Del Conveni de col·laboració signat amb el Departament", ("agreement",)),
        ("Signar convenis amb universitats", ()),
        ("Temes de la Trobada de Càrrecs Electes 2025", ("prioritized",)),
        ("Fer una jornada", ()),
    ],
)
def test_origins_are_proposed(text, origins):
    assert recognise_action(text, 2026).origins == origins


def test_footnote_says_caps_and_origins_of_its_action():
    said = recognise_action(
        "Fer jornades*", 2026, "*Màxim 3 jornades de la Trobada de Càrrecs Electes 2025.*"
    )

    assert (len(said.caps), said.origins, said.title) == (1, ("prioritized",), "Fer jornades")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Activitats de continuïtat", "continuity"),
        ("Actuacions vinculades al Conveni amb el Departament", "agreement"),
        ("Actuacions identificades com a prioritàries", "prioritized"),
        ("Qualsevol altra cosa", "continuity"),
    ],
)
def test_origin_is_of_a_kind(text, kind):
    assert recognise_origin(text) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Aprovat en Assemblea reunida telemàticament a 23 d'octubre del 2025",
            (date(2025, 10, 23), "Aprovat en Assemblea reunida telemàticament"),
        ),
        ("Aprovat el 3 de març de 2026 per l'Assemblea", (date(2026, 3, 3), "Aprovat per l'Assemblea")),
        ("Aprovat el 31 de febrer de 2026", (None, "Aprovat el 31 de febrer de 2026")),
        ("Aprovat fa temps", (None, "Aprovat fa temps")),
    ],
)
def test_approval_has_a_day_where_it_is_said(text, said):
    assert recognise_approval(text) == said
