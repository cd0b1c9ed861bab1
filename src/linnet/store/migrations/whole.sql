CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE code (
	hash BLOB NOT NULL, 
	purpose TEXT NOT NULL, 
	created INTEGER NOT NULL, 
	used_by TEXT, 
	CONSTRAINT pk_code PRIMARY KEY (hash)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE entry (
	n INTEGER NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	send_id TEXT NOT NULL, 
	target INTEGER, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (n), 
	CONSTRAINT uq_entry_room_seq UNIQUE (room, seq), 
	CONSTRAINT uq_entry_send_id_by UNIQUE (send_id, "by")
)
 STRICT

;

CREATE INDEX ix_entry_target ON entry (room, target) WHERE target IS NOT NULL;

CREATE TABLE file (
	id TEXT NOT NULL, 
	sha256 BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	created INTEGER NOT NULL, 
	width INTEGER, 
	height INTEGER, thumb INTEGER DEFAULT '0' NOT NULL, posted INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_file PRIMARY KEY (id)
)
 STRICT

;

CREATE INDEX ix_file_sha256 ON file (sha256);

CREATE TABLE marker (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	level TEXT DEFAULT 'everything' NOT NULL, 
	CONSTRAINT pk_marker PRIMARY KEY (person, room)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE person (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	role TEXT NOT NULL, 
	password TEXT, 
	created INTEGER NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_name_key UNIQUE (name_key)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE room (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT, 
	topic TEXT NOT NULL, 
	created INTEGER NOT NULL, policy TEXT DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_room PRIMARY KEY (id), 
	CONSTRAINT uq_room_name_key UNIQUE (name_key)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE attachment (
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (room, seq, file), 
	CONSTRAINT fk_attachment_file FOREIGN KEY(file) REFERENCES file (id)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_attachment_file ON attachment (file);

CREATE TABLE member (
	room TEXT NOT NULL, 
	person TEXT NOT NULL, 
	role TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	CONSTRAINT pk_member PRIMARY KEY (room, person), 
	CONSTRAINT fk_member_person FOREIGN KEY(person) REFERENCES person (id), 
	CONSTRAINT fk_member_room FOREIGN KEY(room) REFERENCES room (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_member_person ON member (person);

CREATE TABLE session (
	token_hash BLOB NOT NULL, 
	person TEXT NOT NULL, 
	agent TEXT NOT NULL, 
	created INTEGER NOT NULL, 
	seen INTEGER NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_session_person FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_session_person ON session (person);

CREATE TABLE mention (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (person, room, seq)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_mention_room_seq ON mention (room, seq);

CREATE TABLE edition (
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_edition PRIMARY KEY (room, seq, rev)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE pin (
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_pin PRIMARY KEY (room, seq)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE draft (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	text TEXT NOT NULL, 
	reply_to INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (person, room)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE kept (
	name TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	CONSTRAINT pk_kept PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE block (
	person TEXT NOT NULL, 
	blocked TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_block PRIMARY KEY (person, blocked)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE restriction (
	room TEXT NOT NULL, 
	person TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	everywhere INTEGER NOT NULL, 
	until INTEGER, 
	CONSTRAINT pk_restriction PRIMARY KEY (room, person, kind, everywhere)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE address_ban (
	address TEXT NOT NULL, 
	person TEXT NOT NULL, 
	until INTEGER, 
	CONSTRAINT pk_address_ban PRIMARY KEY (address, person)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE act (
	id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	by_name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	everywhere INTEGER NOT NULL, 
	who TEXT, 
	who_name TEXT NOT NULL, 
	why TEXT NOT NULL, 
	until INTEGER, 
	messages INTEGER NOT NULL, 
	part_of INTEGER, 
	"before" TEXT NOT NULL, 
	undone INTEGER, 
	undone_by TEXT NOT NULL, 
	CONSTRAINT pk_act PRIMARY KEY (id)
)
 STRICT

;

CREATE INDEX ix_act_part_of ON act (part_of);

CREATE INDEX ix_act_room_seq ON act (room, seq);

CREATE TABLE removed (
	room TEXT NOT NULL, 
	removal INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_removed PRIMARY KEY (room, removal, seq)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE removed_file (
	room TEXT NOT NULL, 
	removal INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	CONSTRAINT pk_removed_file PRIMARY KEY (room, removal, seq, file)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_removed_file_file ON removed_file (file);

CREATE TABLE pace (
	room TEXT NOT NULL, 
	person TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_pace PRIMARY KEY (room, person)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE report (
	id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	by_name TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	resolved INTEGER, 
	resolved_by TEXT, 
	CONSTRAINT pk_report PRIMARY KEY (id)
)
 STRICT

;

CREATE TABLE search_state (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	high INTEGER NOT NULL, 
	CONSTRAINT pk_search_state PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE search_gap (
	upto INTEGER NOT NULL, 
	"after" INTEGER NOT NULL, 
	CONSTRAINT pk_search_gap PRIMARY KEY (upto)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE search_day (
	day INTEGER NOT NULL, 
	low INTEGER NOT NULL, 
	high INTEGER NOT NULL, 
	CONSTRAINT pk_search_day PRIMARY KEY (day)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_file_by ON file ("by");

CREATE TABLE avatar (
	person TEXT NOT NULL, 
	file TEXT NOT NULL, 
	CONSTRAINT pk_avatar PRIMARY KEY (person), 
	CONSTRAINT fk_avatar_file FOREIGN KEY(file) REFERENCES file (id)
)
 WITHOUT ROWID,
 STRICT

;

CREATE TABLE bot (
	person TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	CONSTRAINT pk_bot PRIMARY KEY (person)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_bot_owner ON bot (owner);

CREATE TABLE hook (
	bot TEXT NOT NULL, 
	room TEXT NOT NULL, 
	hash BLOB NOT NULL, 
	used INTEGER, 
	CONSTRAINT pk_hook PRIMARY KEY (bot), 
	CONSTRAINT uq_hook_hash UNIQUE (hash)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_hook_room ON hook (room);

CREATE TABLE outlet (
	bot TEXT NOT NULL, 
	room TEXT NOT NULL, 
	url TEXT NOT NULL, 
	secret TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	failing INTEGER, 
	ended TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_outlet PRIMARY KEY (bot)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_outlet_room ON outlet (room);

CREATE TABLE ssh_key (
	hash BLOB NOT NULL, 
	person TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	used INTEGER, 
	CONSTRAINT pk_ssh_key PRIMARY KEY (hash)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_ssh_key_person ON ssh_key (person);

CREATE TABLE invitation (
	hash BLOB NOT NULL, 
	room TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	until INTEGER NOT NULL, 
	most INTEGER NOT NULL, 
	accounts INTEGER NOT NULL, 
	CONSTRAINT pk_invitation PRIMARY KEY (hash)
)
 WITHOUT ROWID,
 STRICT

;

CREATE INDEX ix_invitation_room ON invitation (room);

CREATE TABLE accepted (
	invitation BLOB NOT NULL, 
	person TEXT NOT NULL, 
	CONSTRAINT pk_accepted PRIMARY KEY (invitation, person), 
	CONSTRAINT fk_accepted_invitation FOREIGN KEY(invitation) REFERENCES invitation (hash) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;

INSERT INTO alembic_version VALUES ('0005');
