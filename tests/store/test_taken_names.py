"""Whose names are free for others: those of guests who can never come back, and no others."""

import pytest

from linnet.protocol.people import PersonKind, Role
from linnet.protocol.reasons import Reason, Refused


async def add(store, name, **more):
    values = {"kind": PersonKind.GUEST, "role": Role.MEMBER, "password": None, "at": 1, **more}
    return (await store.add_person(name=name, key=name.lower(), **values))[0]


async def test_the_name_of_a_guest_who_can_never_come_back_is_free(store):
    gone = await add(store, "Ann")
    ann = await add(store, "Ann", token_hash=b"t")
    names = {person.id: person.name for person in (await store.list_people(0, 9))[0]}
    assert names == {ann.id: "Ann", gone.id: f"Ann~{gone.id}"}
    assert (await store.person_by_key("ann")).person == ann
    with pytest.raises(Refused):
        await store.rename(gone.id, "ANN", "ann")
    assert (await store.rename(gone.id, "Bea", "bea")).name == "Bea"


@pytest.mark.parametrize(
    "who", [{"kind": PersonKind.ACCOUNT, "password": "x"}, {"role": Role.MODERATOR}]
)
async def test_the_name_of_somebody_else_is_never_free(store, who):
    await add(store, "Ann", **who)
    with pytest.raises(Refused) as refused:
        await add(store, "Ann")
    assert refused.value.reason is Reason.NAME_TAKEN
