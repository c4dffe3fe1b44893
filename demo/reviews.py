"""Two reviews of the plan of 2026 by the Executive: one closed, the next one open. All of it is made up.

Each sentence says so, the agreements too: nobody takes them for decisions of the network.
"""

from datetime import date, timedelta

from members.models import Body, Person
from office import clock
from office.invented import invented
from workplan import operations
from workplan.models import Action, ReviewPeriod, Workplan
from workplan.operations.decisions import Ruling

YEAR = 2026
MARK = "Dada de demostració."
NEWS = "https://xmess.example.org/demostracio/"
FIRST_QUARTER = (date(2026, 1, 1), date(2026, 3, 31))
SECOND_QUARTER = (date(2026, 4, 1), date(2026, 6, 30))
# (area, action): what had been done by each review.
DONE_BEFORE_THE_FIRST = (
    (1, 1, "Reunió d'acollida amb un equip de govern nou."),
    (2, 1, "Tres fitxes de l'ABC posades al dia."),
    (4, 5, "Primera trobada d'intercanvi amb la xarxa francesa."),
    (6, 8, "Recull de bones pràctiques de política alimentària, primera part."),
    (7, 1, "Proposta de lema per als deu anys."),
)
DONE_SINCE = (
    (1, 1, "Segona reunió d'acollida, amb el municipi mentor."),
    (1, 2, "Ronda de trucades als membres de les comarques centrals."),
    (5, 3, "Data i lloc acordats amb la Xarxa d'Ateneus."),
    (6, 8, "Sessió del grup per validar el recull."),
)
BEGUN = ((1, 1), (2, 1), (4, 5), (6, 8))
IN_PROGRESS, DONE = "in_progress", "done"
# (month, day, place in the plan, state from then on, what was done).
IN_THE_FIRST_QUARTER = (
    (
        1,
        29,
        (4, 5, 1),
        DONE,
        "Trobada d'intercanvi amb RTES, en línia, amb quatre experiències de cada xarxa.",
    ),
    (2, 12, (6, 1), DONE, "Primera reunió del GT de Llei de l'ESS: hi participen nou ens."),
    (3, 5, (3, 1), IN_PROGRESS, "Dues Comissions en línia, amb més assistència que les de l'any anterior."),
    (3, 19, (7, 1), IN_PROGRESS, "Lema i calendari dels deu anys."),
)
SINCE_THEN = (
    (4, 22, (6, 10), IN_PROGRESS, "Primer taller de CCPR, sobre contractació alimentària."),
    (5, 7, (5, 2), IN_PROGRESS, "Primera de les tres jornades de l'any, sobre cures."),
    (5, 20, (7, 2), IN_PROGRESS, "Presentació de la XMESS a dos Consells Comarcals."),
    (
        6,
        11,
        (6, 26),
        DONE,
        "Sessió informativa en línia sobre què diu la Llei de les competències municipals.",
    ),
    (9, 17, (6, 18), IN_PROGRESS, "Primer esborrany del pla formatiu del bienni."),
    (9, 30, (4, 1), IN_PROGRESS, "Reunió amb l'AESCAT i amb la Xarxa d'Ateneus Cooperatius."),
    (10, 8, (6, 22), IN_PROGRESS, "Recull de bones pràctiques de cures, amb set municipis."),
    (10, 22, (3, 2), DONE, "Assemblea ordinària d'octubre, presencial i en línia."),
    (10, 29, (2, 2), IN_PROGRESS, "Nota al web sobre el que més es demana a les mentories."),
    (11, 12, (1, 2), IN_PROGRESS, "Trobada territorial de membres de la Catalunya Central."),
    (11, 17, (7, 7), IN_PROGRESS, "Primer material de divulgació per als departaments municipals."),
)
Step = tuple[int, int, tuple[int, ...], str, str]
DECIDED = (
    (2, 3, "in_progress", "S'obre la bossa d'hores amb les peticions que ja esperen."),
    (3, 3, "postponed", "El Reglament es deixa per després de l'Assemblea."),
    (6, 2, "suspended", "El grup continua inactiu; es tornarà a mirar amb el pla següent."),
)
BLOCKED = (5, 1)


def load(by: Person) -> None:
    """Nothing before the year of the plan, or where the plan is not there."""
    plan = Workplan.objects.filter(code=str(YEAR), state=Workplan.State.APPROVED).first()
    if plan is None or clock.today().year < YEAR:
        return
    with invented():
        first = _review(plan, "Primer trimestre de 2026", *FIRST_QUARTER, by)
        _what_was_done(plan, DONE_BEFORE_THE_FIRST, FIRST_QUARTER[1], by)
        for place in BEGUN:
            _change(plan, place, by, state=IN_PROGRESS, reason=f"S'hi ha començat a treballar. {MARK}")
        _as_the_year_went(plan, IN_THE_FIRST_QUARTER, by)
        _decisions(plan, first, by)
        operations.close_review(period=first, by=by)
        _what_was_done(plan, DONE_SINCE, SECOND_QUARTER[1], by)
        _as_the_year_went(plan, SINCE_THEN, by)
        _block(plan, by)
        _review(plan, "Segon trimestre de 2026", *SECOND_QUARTER, by, meets_in=10)


def _review(
    plan: Workplan, name: str, starts_on: date, ends_on: date, by: Person, *, meets_in: int | None = None
) -> ReviewPeriod:
    """The Executive meets relative to today, whatever year the portal lives in."""
    meets_on = clock.today() + timedelta(days=meets_in) if meets_in else None
    is_too_far = meets_on is not None and meets_on > plan.ends_on + timedelta(days=365)
    period: ReviewPeriod = operations.open_review(
        plan=plan,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        meets_on=None if is_too_far else meets_on,
        by=by,
    )
    return period


def _action(plan: Workplan, area: int, number: int, subaction: int | None = None) -> Action | None:
    rows = Action.objects.filter(area__plan=plan, area__number=area)
    if subaction is None:
        rows = rows.filter(number=number, parent=None)
    else:
        rows = rows.filter(number=subaction, parent__number=number)
    found: Action | None = rows.with_code().first()
    return found


def _as_the_year_went(plan: Workplan, steps: tuple[Step, ...], by: Person) -> None:
    """What the clock of the portal has seen already; each with its evidence."""
    for month, day, place, state, sentence in steps:
        on, action = date(YEAR, month, day), _action(plan, *place)
        if action is None or on > clock.today():
            continue
        _evidence(action, on, sentence, by)
        operations.change_action_state(action=action, state=state, reason=f"{sentence} {MARK}", by=by)


def _what_was_done(plan: Workplan, done: tuple[tuple[int, int, str], ...], until: date, by: Person) -> None:
    for area, number, sentence in done:
        action = _action(plan, area, number)
        if action:
            _evidence(action, min(until, clock.today()), sentence, by)


def _evidence(action: Action, on: date, sentence: str, by: Person) -> None:
    operations.add_evidence(
        action=action, happened_on=on, sentence=f"{sentence} {MARK}", url=f"{NEWS}{action.code}", by=by
    )


def _change(plan: Workplan, place: tuple[int, ...], by: Person, **values: object) -> None:
    action = _action(plan, *place)
    if action:
        operations.change_action_state(action=action, by=by, **values)  # type: ignore[arg-type]


def _decisions(plan: Workplan, period: ReviewPeriod, by: Person) -> None:
    if not Body.objects.filter(kind=Body.Kind.EXECUTIVE).exists():
        return
    for area, number, state, comment in DECIDED:
        action = _action(plan, area, number)
        if action:
            ruling = Ruling.as_it_is(action, f"{comment} {MARK}")
            operations.decide(period=period, action=action, ruling=ruling.to(state), by=by)


def _block(plan: Workplan, by: Person) -> None:
    _change(
        plan,
        BLOCKED,
        by,
        state="blocked",
        blocked_by=f"Falta la pròrroga del Conveni. {MARK}",
        unblocked_by="Que es confirmin els ingressos de l'any.",
        blocked_review_on=clock.today() + timedelta(days=20),
    )
