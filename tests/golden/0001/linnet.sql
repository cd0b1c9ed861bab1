BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "code" VALUES(X'2EFBFB9DE83CC86DCD59BAFF073EAB1179BEC6AD6CC1FF618703B1F2D9A8A76D','owner',1795278459536,'855809');
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
INSERT INTO "entry" VALUES(1,'~f81a7f7403',1,0,'855809','Ann',1795278461032,'golden-855809-001',NULL,'{"kind":"created","room_kind":"open","name":"tea","topic":"about tea 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(2,'~b583867004',1,0,'855809','Ann',1795278461043,'golden-855809-002',NULL,'{"kind":"created","room_kind":"open","name":"côté","topic":"about côté 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(3,'~d3d8d90d3c',1,0,'855809','Ann',1795278461165,'golden-855809-003',NULL,'{"kind":"created","room_kind":"private","name":"quiet","topic":"about quiet 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(4,'~f81a7f7403',2,0,'339164','Bób',1795278461169,'golden-339164-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(5,'~f81a7f7403',3,0,'530450','李雷',1795278461173,'golden-530450-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(6,'~d3d8d90d3c',2,0,'855809','Ann',1795278461180,'golden-855809-004',NULL,'{"kind":"invited","who":"339164","who_name":"Bób"}');
INSERT INTO "entry" VALUES(7,'~f81a7f7403',4,0,'855809','Ann',1795278461183,'golden-855809-005',NULL,'{"kind":"topic-set","topic":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(8,'~f81a7f7403',5,0,'855809','Ann',1795278461186,'golden-855809-006',NULL,'{"kind":"role-set","who":"339164","who_name":"Bób","role":"moderator"}');
INSERT INTO "entry" VALUES(9,'~d3d8d90d3c',3,0,'855809','Ann',1795278461188,'golden-855809-007',NULL,'{"kind":"renamed","name":"quieter"}');
INSERT INTO "entry" VALUES(10,'~339164-855809',1,0,'855809','Ann',1795278461191,'golden-855809-009',NULL,'{"kind":"created","room_kind":"direct","name":"","topic":"","who":"339164","who_name":"Bób"}');
INSERT INTO "entry" VALUES(11,'lobby',1,1,'855809','Ann',1795278461193,'golden-855809-010',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(12,'lobby',2,2,'339164','Bób',1795278461194,'golden-339164-002',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(13,'lobby',3,3,'855809','Ann',1795278461195,'golden-855809-011',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(14,'lobby',4,4,'339164','Bób',1795278461196,'golden-339164-003',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(15,'lobby',5,5,'855809','Ann',1795278461197,'golden-855809-012',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"}');
INSERT INTO "entry" VALUES(16,'lobby',6,6,'339164','Bób',1795278461198,'golden-339164-004',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"}');
INSERT INTO "entry" VALUES(17,'lobby',7,7,'855809','Ann',1795278461199,'golden-855809-013',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(18,'lobby',8,8,'339164','Bób',1795278461199,'golden-339164-005',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(19,'lobby',9,9,'855809','Ann',1795278461200,'golden-855809-014',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(20,'lobby',10,10,'339164','Bób',1795278461201,'golden-339164-006',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(21,'lobby',11,11,'855809','Ann',1795278461202,'golden-855809-015',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(22,'lobby',12,12,'339164','Bób',1795278461206,'golden-339164-007',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(23,'lobby',13,13,'855809','Ann',1795278461213,'golden-855809-016',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(24,'lobby',14,14,'339164','Bób',1795278461247,'golden-339164-008',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(25,'lobby',15,15,'855809','Ann',1795278461255,'golden-855809-017',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(26,'lobby',16,16,'339164','Bób',1795278461260,'golden-339164-009',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(27,'lobby',17,17,'855809','Ann',1795278461262,'golden-855809-018',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(28,'lobby',18,18,'339164','Bób',1795278461269,'golden-339164-010',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(29,'lobby',19,19,'855809','Ann',1795278461276,'golden-855809-019',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(30,'lobby',20,20,'339164','Bób',1795278461281,'golden-339164-011',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(31,'~f81a7f7403',6,1,'855809','Ann',1795278461300,'golden-855809-029',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(32,'~f81a7f7403',7,2,'339164','Bób',1795278461301,'golden-339164-015',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(33,'~f81a7f7403',8,3,'855809','Ann',1795278461302,'golden-855809-030',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(34,'~f81a7f7403',9,4,'339164','Bób',1795278461317,'golden-339164-016',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(35,'~f81a7f7403',10,5,'855809','Ann',1795278461323,'golden-855809-031',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"}');
INSERT INTO "entry" VALUES(36,'~f81a7f7403',11,6,'339164','Bób',1795278461332,'golden-339164-017',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"}');
INSERT INTO "entry" VALUES(37,'~f81a7f7403',12,7,'855809','Ann',1795278461336,'golden-855809-032',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(38,'~f81a7f7403',13,8,'339164','Bób',1795278461344,'golden-339164-018',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(39,'~f81a7f7403',14,9,'855809','Ann',1795278461347,'golden-855809-033',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(40,'~f81a7f7403',15,10,'339164','Bób',1795278461352,'golden-339164-019',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(41,'~f81a7f7403',16,11,'855809','Ann',1795278461365,'golden-855809-034',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(42,'~f81a7f7403',17,12,'339164','Bób',1795278461368,'golden-339164-020',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(43,'~f81a7f7403',18,13,'855809','Ann',1795278461377,'golden-855809-035',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(44,'~f81a7f7403',19,14,'339164','Bób',1795278461380,'golden-339164-021',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(45,'~f81a7f7403',20,15,'855809','Ann',1795278461388,'golden-855809-036',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(46,'~f81a7f7403',21,16,'339164','Bób',1795278461392,'golden-339164-022',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(47,'~f81a7f7403',22,17,'855809','Ann',1795278461432,'golden-855809-037',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(48,'~f81a7f7403',23,18,'339164','Bób',1795278461452,'golden-339164-023',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(49,'~f81a7f7403',24,19,'855809','Ann',1795278461458,'golden-855809-038',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(50,'~f81a7f7403',25,20,'339164','Bób',1795278461474,'golden-339164-024',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(51,'~d3d8d90d3c',4,1,'339164','Bób',1795278461718,'golden-339164-028',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(52,'~339164-855809',2,1,'339164','Bób',1795278461742,'golden-339164-029',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(53,'~f81a7f7403',26,21,'530450','李雷',1795278461821,'golden-530450-008',NULL,'{"kind":"said","text":"spam 0"}');
INSERT INTO "entry" VALUES(54,'~f81a7f7403',27,22,'530450','李雷',1795278461832,'golden-530450-009',NULL,'{"kind":"said","text":"spam 1"}');
INSERT INTO "entry" VALUES(55,'~f81a7f7403',28,23,'530450','李雷',1795278461843,'golden-530450-010',NULL,'{"kind":"said","text":"spam 2"}');
INSERT INTO "entry" VALUES(56,'~f81a7f7403',29,24,'530450','李雷',1795278461846,'golden-530450-011',NULL,'{"kind":"said","text":"spam 3"}');
CREATE TABLE file (
	id TEXT NOT NULL, 
	sha256 BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	created INTEGER NOT NULL, 
	width INTEGER, 
	height INTEGER, 
	CONSTRAINT pk_file PRIMARY KEY (id)
)
 STRICT

;
CREATE TABLE marker (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	mentions INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_marker PRIMARY KEY (person, room)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "marker" VALUES('339164','lobby',0,0,0);
INSERT INTO "marker" VALUES('339164','~d3d8d90d3c',2,0,0);
INSERT INTO "marker" VALUES('339164','~f81a7f7403',2,0,0);
INSERT INTO "marker" VALUES('530450','lobby',4,4,0);
INSERT INTO "marker" VALUES('530450','~f81a7f7403',9,4,0);
INSERT INTO "marker" VALUES('855809','lobby',0,0,0);
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
INSERT INTO "member" VALUES('~339164-855809','339164','owner',1);
INSERT INTO "member" VALUES('~339164-855809','855809','owner',1);
INSERT INTO "member" VALUES('~b583867004','855809','owner',1);
INSERT INTO "member" VALUES('~d3d8d90d3c','339164','member',2);
INSERT INTO "member" VALUES('~d3d8d90d3c','855809','owner',1);
INSERT INTO "member" VALUES('~f81a7f7403','339164','moderator',2);
INSERT INTO "member" VALUES('~f81a7f7403','530450','member',3);
INSERT INTO "member" VALUES('~f81a7f7403','855809','owner',1);
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
INSERT INTO "person" VALUES('339164','Bób','bób','guest','member',NULL,1795278460123);
INSERT INTO "person" VALUES('530450','李雷','李雷','guest','member',NULL,1795278460141);
INSERT INTO "person" VALUES('855809','Ann','ann','account','owner','$argon2id$v=19$m=19456,t=2,p=1$P3JAqvFaZbxBU1M666Bwtg$9JlMMErrKxx/+jhmLKxZkW+zoV+9pBLzl6KT3SIKfmg',1795278459554);
CREATE TABLE reaction (
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	emoji TEXT NOT NULL, 
	person TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_reaction PRIMARY KEY (room, seq, emoji, person)
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
	created INTEGER NOT NULL, 
	CONSTRAINT pk_room PRIMARY KEY (id), 
	CONSTRAINT uq_room_name_key UNIQUE (name_key)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "room" VALUES('lobby','open','lobby','lobby','',1795278456206);
INSERT INTO "room" VALUES('~339164-855809','direct','',NULL,'',1795278461191);
INSERT INTO "room" VALUES('~b583867004','open','côté','côté','about côté 🍵',1795278461043);
INSERT INTO "room" VALUES('~d3d8d90d3c','private','quieter',NULL,'about quiet 🍵',1795278461165);
INSERT INTO "room" VALUES('~f81a7f7403','open','tea','tea','👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺',1795278461032);
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
INSERT INTO "session" VALUES(X'3B8CD0690DB454A44B1ABCCC859666EDAF54049CC43132AEDD38D4F08CAB4EDF','530450','',1795278460141,1795278460141);
INSERT INTO "session" VALUES(X'3D69527600E1798B292EAB55764CAC3C44504C91DF96C6B6CA1783C994ECB4EA','855809','',1795278459554,1795278459554);
INSERT INTO "session" VALUES(X'5E89BA490A593F4B1016912BC3B95550C7BC70D6DDE3F5801D18F730BE343F89','339164','',1795278460123,1795278460123);
CREATE INDEX ix_entry_target ON entry (room, target) WHERE target IS NOT NULL;
CREATE INDEX ix_file_sha256 ON file (sha256);
CREATE INDEX ix_attachment_file ON attachment (file);
CREATE INDEX ix_member_person ON member (person);
CREATE INDEX ix_session_person ON session (person);
COMMIT;
