"""Two schools that do not exist, and names for everyone in them, as a Danish city school's lists read."""

from __future__ import annotations

import random
from dataclasses import dataclass

from learnkit.domain.people import Role
from learnkit.domain.school_plan import ClassPlan, PupilPlan, SchoolPlan, StaffPlan

PUPILS = 130
PROTECTED = 2
"""How many pupils of the demo have a protected name."""


@dataclass(frozen=True)
class Community:
    """First and last names that go together, and how many of a hundred pupils bear such names."""

    share: int
    given: str
    family: str


COMMUNITIES = (
    Community(
        62,
        "Alberte Alma Anna Aksel Anton Arthur Asta August Bertil Carl Cecilie Clara Ditte Ella Ellen Elliot Emil Emma "
        "Esther Felix Filippa Frederik Freja Frida Gustav Hannah Hjalmar Hugo Ida Ingrid Jens Johan Josefine Karla "
        "Karoline Kasper Laura Laurits Lauge Liv Liva Lærke Magnus Malte Marie Mathilde Merle Mikkel Nanna Nikolaj "
        "Noah Nor Olga Oskar Otto Rasmus Rosa Saga Selma Signe Silas Sofie Solveig Storm Thea Theo Tilde Valdemar "
        "Vera Vigga Viggo Villads Villum Walter Øjvind Åse",
        "Andersen Bach Bech Berg Berthelsen Bjerre Bonde Brandt Bruun Christensen Clausen Dahl Damgaard Dam Eriksen "
        "Fisker Frandsen Friis Frost Hansen Henriksen Holm Iversen Jacobsen Jensen Jepsen Johansen Juhl Jørgensen "
        "Kjær Kjeldsen Knudsen Kristensen Krogh Larsen Lassen Laursen Lind Lund Madsen Mikkelsen Mortensen Munk "
        "Møller Nielsen Nørgaard Olsen Overgaard Pedersen Petersen Poulsen Rasmussen Ravn Schmidt Schou Skov Skovgaard "
        "Svendsen Søndergaard Sørensen Thomsen Toft Vestergaard Winther Østergaard Aagaard",
    ),
    Community(
        9,
        "Ahmet Ali Aylin Baran Berat Ceren Defne Deniz Ela Elif Emir Emre Esma Kaan Kerem Leyla Melis Mert Selin Yusuf "
        "Zeynep",
        "Aydin Aslan Bulut Çelik Demir Doğan Kaya Kılıç Koç Öztürk Polat Şahin Yıldız Yılmaz",
    ),
    Community(
        9,
        "Adam Amina Amir Bilal Dina Fatima Hamza Hiba Ibrahim Jamila Karim Layla Lina Malak Maryam Mustafa Nadia Noor "
        "Omar Rami Samira Sami Yasmin Zain Zahra",
        "Abbas Al-Hamad Awad Darwish El-Khatib Farhat Haddad Hassan Issa Jaber Khalil Mansour Nasser Saleh Taha Younes",
    ),
    Community(
        5,
        "Abdi Abdirahman Asha Ayaan Fadumo Halima Hodan Ilyas Khadra Mahad Nimo Sahra Warsan Yahya Zakaria",
        "Abdullahi Adan Ahmed Ali Farah Hersi Hussein Ismail Jama Mohamud Nur Osman Warsame Yusuf",
    ),
    Community(
        4,
        "Adrian Aleksander Amelia Hanna Jakub Julia Kacper Lena Maja Oliwia Szymon Tomasz Wiktor Zofia Zuzanna",
        "Dąbrowski Kamiński Kaczmarek Kowalczyk Krawczyk Mazur Nowak Pawlak Wójcik Zając",
    ),
    Community(
        3,
        "Aputsiaq Aviaja Inuk Ivalo Malik Minik Naja Nivi Nuka Paninnguaq Pilutaq Salik Ulloriaq",
        "Berthelsen Heilmann Kleist Kreutzmann Lynge Motzfeldt Olsen Petersen Rosing",
    ),
    Community(
        4,
        "An Bao Chinh Duc Hieu Khanh Lan Linh Mai Minh My Phuong Quan Thao Tuan Vy",
        "Bui Dang Do Hoang Huynh Le Nguyen Pham Phan Tran Vo Vu",
    ),
    Community(
        4,
        "Andrii Daryna Ivan Kateryna Maksym Mariia Nazar Oksana Sofiia Taras Yeva",
        "Bondarenko Hrytsenko Kovalenko Lysenko Melnyk Shevchenko Tkachenko Tymoshenko",
    ),
)

CLASSES = (
    ("Fyrbakkeskolen", (("1.a", 1), ("3.b", 3), ("7.a", 7))),
    ("Odderbækskolen", (("0.b", 0), ("5.a", 5), ("9.b", 9))),
)

STAFF = (
    (
        ("Karen Holm", "karen", Role.TEACHER, ("3.b",)),
        ("Jonas Brandt", "jonas", Role.TEACHER, ("1.a",)),
        ("Hatice Demir", "hatice", Role.TEACHER, ("7.a",)),
        ("Peter Munk", "peter", Role.PEDAGOGUE, ("1.a", "3.b")),
        ("Birgitte Friis", "birgitte", Role.COUNSELLOR, ()),
        ("Lone Skovgaard", "lone", Role.LEADER, ()),
        ("Nikolaj Dam", "nikolaj", Role.IT, ()),
    ),
    (
        ("Mette Kjær", "mette", Role.TEACHER, ("0.b",)),
        ("Samir Haddad", "samir", Role.TEACHER, ("5.a",)),
        ("Anne-Grethe Toft", "annegrethe", Role.TEACHER, ("9.b",)),
        ("Tuan Pham", "tuan", Role.PEDAGOGUE, ("0.b",)),
        ("Thomas Overgaard", "thomas", Role.LEADER, ()),
    ),
)
"""Everyone employed: name, user name, role, classes; first school first."""


def demo_plans(rng: random.Random, password: str) -> tuple[SchoolPlan, ...]:
    """Both schools: 6 classes, 130 pupils, 12 staff who all have the given password; no two pupils of one name."""
    sizes = _sizes(rng, sum(len(classes) for _, classes in CLASSES))
    names = iter(pupil_names(rng, PUPILS))
    hidden = set(rng.sample(range(PUPILS), PROTECTED))
    placed = 0
    plans = []
    for (school, classes), staff in zip(CLASSES, STAFF, strict=True):
        planned = []
        for name, level in classes:
            size = sizes.pop()
            pupils = tuple(PupilPlan(next(names), placed + n in hidden) for n in range(size))
            placed += size
            planned.append(ClassPlan(name, level, tuple(sorted(pupils, key=lambda pupil: pupil.name))))
        employed = tuple(StaffPlan(name, user, role, password, own) for name, user, role, own in staff)
        plans.append(SchoolPlan(school, tuple(planned), employed))
    return tuple(plans)


def pupil_names(rng: random.Random, count: int) -> list[str]:
    """So many full names, all different, drawn from the communities by their share."""
    names: dict[str, None] = {}
    while len(names) < count:
        (community,) = rng.choices(COMMUNITIES, [each.share for each in COMMUNITIES])
        names[f"{rng.choice(community.given.split())} {rng.choice(community.family.split())}"] = None
    return list(names)


def _sizes(rng: random.Random, classes: int) -> list[int]:
    """How the pupils spread over the classes: nearly even, one more here and one fewer there."""
    sizes = [PUPILS // classes + (n < PUPILS % classes) for n in range(classes)]
    for n in range(0, classes - 1, 2):
        shift = rng.randint(-2, 2)
        sizes[n] += shift
        sizes[n + 1] -= shift
    return sizes
