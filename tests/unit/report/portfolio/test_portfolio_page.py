"""The page of packages as it is shown, at several widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.report.report import Report

MakeReport = Callable[..., Report]
Show = Callable[..., str]

SWEDISH_AT_100 = """\
Vad ryms inom 50 mkr i Staten?                                  EXEMPEL – inga beslutade bedömningar
Provkriterier
2 kriterier · 3 objekt                                                             underlag fd7e02c6

Bästa möjliga paket (bevisat): 2 av 3 objekt för 50 mkr av 50 mkr.

                                             Med i så många
Objekt        Kostnad   Summa  Nytta             viktningar                        Kostnaden får bli
B       25 mkr (2021)  25 mkr   25,0                alla 10  ████████████████████             25 mkr
C       25 mkr (2021)  50 mkr   15,0                alla 10  ████████████████████             25 mkr

Nytta: poäng på skalan 0–100, utöver nivån om inget byggs.
Kostnader räknas i steg om 1 mkr, uppåt avrundade, så att det som ryms här ryms i pengar.
Kostnaden får bli: det högsta belopp där objektet blir kvar, om allt annat är lika.

Närmast utanför: A; ryms om ramen ökar med 5 mkr och ersätter då C.

Utanför        Kostnad  Nytta  Behöver till  Med i så många viktningar  Ersätter
A        30 mkr (2021)   30,0         5 mkr                      ingen  C

Hur säkert är valet?
– Prövat: 10 viktningar dragna bland alla som finns (frö 1).
– Säkra: B och C, med i det bästa paketet i alla 10 prövade viktningar.
– Inte med i någon av dem: A.
– Räknat exakt för alla viktningar som finns: 1 paket slås inte av något annat i alla viktningar.
  Kärna (med i alla): B och C. På gränsen: –. Inte med i något: A.
– Detsamma gäller när osäkra och saknade bedömningar får vara allt som är möjligt.

Med andra belopp
– Att gå uppifrån i listan tills pengarna tar slut ger 25 % mindre nytta.
– Att gå uppifrån i listan och hoppa över det som inte ryms ger 25 % mindre nytta.
– Att välja efter nytta per krona ger 25 % mindre nytta.
– Blir kostnaderna 10 % högre (Erfarenhet) faller ur: B och C. In kommer: A.

  Pengar  Nytta                        Kommer in  Går ut
   0 mkr    0,0                        –          –
  25 mkr   25,0  ███████               B          –
  30 mkr   30,0  █████████             A          B
50 mkr <   40,0  ███████████           B och C    A
  55 mkr   55,0  ████████████████      A          C
  80 mkr   70,0  ████████████████████  C          –

< paketet ovan
Det bästa paketet för en större ram innehåller inte alltid det för en mindre: här går ett objekt ut
  när ramen växer.

Samhälle och miljö mot ekonomi
Objekt  Samhälle och miljö  Ekonomi  Ryms efter
A                     30,0      0,0  A: båda
B                     25,0      0,0  D: ingetdera
C                     15,0      0,0  D: ingetdera

Nyttan i två delar. Längs var och en betalas objekten uppifrån tills nästa inte ryms: budgetlinjen.

Vad kommunerna får
Kommun  Objekt  Del av kostnad  Del av nytta
Ådal         0           0 mkr           0,0
Öby          0           0 mkr           0,0

Ett objekt delas lika mellan de kommuner som det berör.
2 valda objekt berör ingen kommun.

Kostnaderna har källor, men bedömningarna och vikterna är exempel: paketen visar hur uträkningen går
till och är ingens ställningstagande.
"""
ENGLISH_AT_80_IN_ASCII = """\
What fits within SEK 50 million in The state?
EXAMPLE - no judgements have been decided
Provkriterier
2 criteria | 3 projects                                           input fd7e02c6

Best possible package (proven): 2 of 3 projects for SEK 50 million of SEK 50
million.

                                                        In so many
Project                   Cost             Sum  Value   weightings
B        SEK 25 million (2021)  SEK 25 million   25.0       all 10  ############
C        SEK 25 million (2021)  SEK 50 million   15.0       all 10  ############
Columns without room: Cost may be

Value: points, 0-100 scale, above the level where nothing is built.
Costs count in steps of SEK 1 million, rounded up, so that what fits here fits
  in money.

Just outside: A; fits if the frame grows by SEK 5 million, and then replaces C.

                                           More money       In so many
Outside                   Cost  Value          needed       weightings  Replaces
A        SEK 30 million (2021)   30.0   SEK 5 million             none  C

How sure is the choice?
- Tried: 10 weightings drawn from all there are (seed 1).
- Safe: B and C, in the best package of all 10 weightings tried.
- In none of them: A.
- Worked out exactly for every weighting there is: 1 package is not beaten by
  another in every weighting. Core (in all): B and C. Borderline: -. In none: A.
- The same holds when uncertain and missing scores may be anything possible.

With other sums of money
- Going down the list until the money ends gives 25% less value.
- Going down the list and passing over what does not fit gives 25% less value.
- Choosing by value per krona gives 25% less value.
- If costs rise by 10% (Experience), these leave: B and C. These come in: A.

           Money  Value                        Comes in  Goes out
   SEK 0 million    0.0                        -         -
  SEK 25 million   25.0  #######               B         -
  SEK 30 million   30.0  #########             A         B
SEK 50 million <   40.0  ###########           B and C   A
  SEK 55 million   55.0  ################      A         C
  SEK 80 million   70.0  ####################  C         -

< the package above
The best package of a larger frame does not always hold that of a smaller one:
  here a project goes out when the frame grows.

Society and environment against economy
Project  Society and environment  Economy  Paid for along
A                           30.0      0.0  A: both
B                           25.0      0.0  D: neither
C                           15.0      0.0  D: neither

The value in two parts. Along each, projects are paid for from the top until the
  next one does not fit: the budget line.

What the municipalities get
Municipality  Projects  Share of cost  Share of value
Ådal                 0  SEK 0 million             0.0
Öby                  0  SEK 0 million             0.0

A project is divided equally among the municipalities that it touches.
2 chosen projects touch no municipality.

The costs have sources, but the scores and weights are examples: the packages
show how the calculation works and are nobody's position.
"""


@pytest.mark.parametrize(
    ("language", "width", "page"), [("sv", 100, SWEDISH_AT_100), ("en", 80, ENGLISH_AT_80_IN_ASCII)]
)
def test_the_page_as_it_is_shown(
    report: MakeReport, three: dict[str, str], table: Show, language: str, width: int, page: str
) -> None:
    shown = table(report(three, language=language), width, unicode=language == "sv")
    assert [line.rstrip() for line in shown.splitlines()] == page.splitlines()


def test_at_eighty_columns_the_same_is_there_with_columns_dropped(
    report: MakeReport, three: dict[str, str], table: Show
) -> None:
    shown = table(report(three), 80)
    assert max(map(len, shown.splitlines())) <= 80
    assert "Bästa möjliga paket (bevisat)" in shown
