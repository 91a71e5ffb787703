"""The tables of the database. PRIVACY.md names every column; a test holds the two together."""

from sqlalchemy import Column, Date, DateTime, Float, Index, MetaData, String, Table

metadata = MetaData()

queries = Table(
    "queries",
    metadata,
    Column("id", String(16), primary_key=True, comment="random; the buttons of an answer carry it"),
    Column("hour", DateTime(timezone=True), nullable=False, comment="UTC, cut to the hour"),
    Column("surface", String(10), nullable=False, comment="where: slash, mention, direct, ..."),
    Column("language", String(2), nullable=False, comment="of the answer"),
    Column("kind", String(10), nullable=False, comment="what was done: answer, clarify, ..."),
    Column("entry", String(60), comment="the entry that was shown"),
    Column("runner_up", String(60), comment="the entry that came second"),
    Column("confidence", Float, comment="probability that the entry is right"),
    Column("milliseconds", Float, nullable=False, comment="time to find the answer"),
    Column("revision", String(12), nullable=False, comment="of the knowledge base"),
    Column("server", String(16), comment="keyed hash that stands for a Discord server"),
    Column("question", String(200), nullable=False, comment="known words only, the rest blanked"),
    Column("verdict", String(5), comment="right or wrong, if somebody pressed a button"),
    Index("queries_hour", "hour"),
)

server_settings = Table(
    "server_settings",
    metadata,
    Column("server", String(16), primary_key=True, comment="keyed hash that stands for a server"),
    Column("channel", String(16), primary_key=True, comment="keyed hash; empty: the whole server"),
    Column("name", String(20), primary_key=True, comment="of the setting"),
    Column("value", String(20), nullable=False, comment="one of a few words"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(16), primary_key=True, comment="random"),
    Column("day", Date, nullable=False, comment="UTC"),
    Column("entry", String(60), comment="the entry that is at fault"),
    Column("problem", String(12), nullable=False, comment="wrong, outdated, source, ..."),
    Column("language", String(2), nullable=False, comment="of the answer"),
    Column("revision", String(12), nullable=False, comment="of the knowledge base"),
    Column("source", String(200), comment="address of a better source, without its query"),
)

meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True, comment="what is kept"),
    Column("value", String(200), nullable=False, comment="its value; nothing about people"),
)
