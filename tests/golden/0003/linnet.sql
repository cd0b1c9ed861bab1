BEGIN TRANSACTION;
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
INSERT INTO "act" VALUES(1,1795278489122,'635625','Ann','role','~388f1efd23',5,0,'498814','Bób','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(2,1795278489146,'635625','Ann','policy','~388f1efd23',6,0,NULL,'','',NULL,0,NULL,'{"policy":{},"then":{"keep_editions":true,"receipts":"names"},"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(3,1795278491603,'635625','Ann','mute','~388f1efd23',46,0,'753068','李雷','löud',2110638491603,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(4,1795278491606,'635625','Ann','unmute','~388f1efd23',47,0,'753068','李雷','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(5,1795278491610,'635625','Ann','purge','~388f1efd23',48,0,'753068','李雷','spam',NULL,4,NULL,'{"rank":"owner"}',1795278491940,'Ann');
INSERT INTO "act" VALUES(6,1795278491634,'635625','Ann','kick','~388f1efd23',49,0,'753068','李雷','out',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(7,1795278491648,'635625','Ann','ban','~388f1efd23',50,0,'753068','李雷','for good',NULL,0,NULL,'{"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(8,1795278491940,'635625','Ann','undo','~388f1efd23',51,0,'753068','李雷','',NULL,4,5,'{}',NULL,'');
CREATE TABLE address_ban (
	address TEXT NOT NULL, 
	person TEXT NOT NULL, 
	until INTEGER, 
	CONSTRAINT pk_address_ban PRIMARY KEY (address, person)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "attachment" VALUES('~388f1efd23',40,'049becfa92d0d5e7605f621d46aa3061');
INSERT INTO "attachment" VALUES('~388f1efd23',41,'56fc2bce2b273054338577e4fc8099e0');
CREATE TABLE avatar (
	person TEXT NOT NULL, 
	file TEXT NOT NULL, 
	CONSTRAINT pk_avatar PRIMARY KEY (person), 
	CONSTRAINT fk_avatar_file FOREIGN KEY(file) REFERENCES file (id)
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
INSERT INTO "block" VALUES('635625','753068',1795278492036);
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
INSERT INTO "code" VALUES(X'130F155DE903F873CA737DD2CD48DE9D2942DDB8F94E7FF5FE7A190770C7F82E','owner',1795278487707,'635625');
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
INSERT INTO "draft" VALUES('498814','lobby','half a thought',2,1795278492011);
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
INSERT INTO "edition" VALUES('~388f1efd23',7,0,1795278490022,'👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺');
INSERT INTO "edition" VALUES('~388f1efd23',7,28,1795278490045,'שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어');
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
INSERT INTO "entry" VALUES(1,'~388f1efd23',1,0,'635625','Ann',1795278489032,'golden-635625-001',NULL,'{"kind":"created","room_kind":"open","name":"tea","topic":"about tea 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(2,'~92feb2d71f',1,0,'635625','Ann',1795278489050,'golden-635625-002',NULL,'{"kind":"created","room_kind":"open","name":"côté","topic":"about côté 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(3,'~1c21dee6c9',1,0,'635625','Ann',1795278489063,'golden-635625-003',NULL,'{"kind":"created","room_kind":"private","name":"quiet","topic":"about quiet 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(4,'~388f1efd23',2,0,'498814','Bób',1795278489076,'golden-498814-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(5,'~388f1efd23',3,0,'753068','李雷',1795278489084,'golden-753068-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(6,'~1c21dee6c9',2,0,'635625','Ann',1795278489100,'golden-635625-004',NULL,'{"kind":"invited","who":"498814","who_name":"Bób"}');
INSERT INTO "entry" VALUES(7,'~388f1efd23',4,0,'635625','Ann',1795278489109,'golden-635625-005',NULL,'{"kind":"topic-set","topic":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(8,'~388f1efd23',5,0,'635625','Ann',1795278489122,'golden-635625-006',NULL,'{"kind":"role-set","who":"498814","who_name":"Bób","role":"moderator"}');
INSERT INTO "entry" VALUES(9,'~1c21dee6c9',3,0,'635625','Ann',1795278489136,'golden-635625-007',NULL,'{"kind":"renamed","name":"quieter"}');
INSERT INTO "entry" VALUES(10,'~388f1efd23',6,0,'635625','Ann',1795278489146,'golden-635625-008',NULL,'{"kind":"policy-set","policy":{"keep_editions":true,"receipts":"names"},"changed":["keep_editions","receipts"]}');
INSERT INTO "entry" VALUES(11,'~498814-635625',1,0,'635625','Ann',1795278489164,'golden-635625-009',NULL,'{"kind":"created","room_kind":"direct","name":"","topic":"","who":"498814","who_name":"Bób"}');
INSERT INTO "entry" VALUES(12,'lobby',1,1,'635625','Ann',1795278489186,'golden-635625-010',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795278489771,"rev":23}');
INSERT INTO "entry" VALUES(13,'lobby',2,2,'498814','Bób',1795278489204,'golden-498814-002',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(14,'lobby',3,3,'635625','Ann',1795278489215,'golden-635625-011',NULL,'{"kind":"said","text":"","deleted":"635625","rev":25}');
INSERT INTO "entry" VALUES(15,'lobby',4,4,'498814','Bób',1795278489232,'golden-498814-003',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(16,'lobby',5,5,'635625','Ann',1795278489252,'golden-635625-012',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["498814","753068"],"🏳️‍🌈":["753068"]},"rev":31}');
INSERT INTO "entry" VALUES(17,'lobby',6,6,'498814','Bób',1795278489263,'golden-498814-004',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":33}');
INSERT INTO "entry" VALUES(18,'lobby',7,7,'635625','Ann',1795278489274,'golden-635625-013',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(19,'lobby',8,8,'498814','Bób',1795278489287,'golden-498814-005',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(20,'lobby',9,9,'635625','Ann',1795278489293,'golden-635625-014',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(21,'lobby',10,10,'498814','Bób',1795278489303,'golden-498814-006',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(22,'lobby',11,11,'635625','Ann',1795278489313,'golden-635625-015',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(23,'lobby',12,12,'498814','Bób',1795278489340,'golden-498814-007',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(24,'lobby',13,13,'635625','Ann',1795278489360,'golden-635625-016',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(25,'lobby',14,14,'498814','Bób',1795278489376,'golden-498814-008',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(26,'lobby',15,15,'635625','Ann',1795278489388,'golden-635625-017',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(27,'lobby',16,16,'498814','Bób',1795278489402,'golden-498814-009',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(28,'lobby',17,17,'635625','Ann',1795278489412,'golden-635625-018',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(29,'lobby',18,18,'498814','Bób',1795278489431,'golden-498814-010',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(30,'lobby',19,19,'635625','Ann',1795278489440,'golden-635625-019',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(31,'lobby',20,20,'498814','Bób',1795278489455,'golden-498814-011',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(32,'lobby',21,21,'498814','Bób',1795278489465,'golden-498814-012',1,'{"kind":"said","text":"@Ann @753068 and @room: look","reply_to":1,"mentions":["635625","753068"]}');
INSERT INTO "entry" VALUES(33,'lobby',22,21,'635625','Ann',1795278489755,'golden-635625-020',1,'{"kind":"edited","target":1}');
INSERT INTO "entry" VALUES(34,'lobby',23,21,'635625','Ann',1795278489771,'golden-635625-021',1,'{"kind":"edited","target":1,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(35,'lobby',24,21,'635625','Ann',1795278489780,'golden-635625-022',3,'{"kind":"edited","target":3}');
INSERT INTO "entry" VALUES(36,'lobby',25,21,'635625','Ann',1795278489791,'golden-635625-023',3,'{"kind":"deleted","target":3}');
INSERT INTO "entry" VALUES(37,'lobby',26,21,'498814','Bób',1795278489817,'golden-498814-013',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(38,'lobby',27,21,'753068','李雷',1795278489898,'golden-753068-002',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(39,'lobby',28,21,'753068','李雷',1795278489912,'golden-753068-003',5,'{"kind":"reacted","target":5,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(40,'lobby',29,21,'635625','Ann',1795278489928,'golden-635625-024',5,'{"kind":"reacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(41,'lobby',30,21,'635625','Ann',1795278489931,'golden-635625-025',5,'{"kind":"unreacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(42,'lobby',31,21,'635625','Ann',1795278489934,'golden-635625-026',5,'{"kind":"pinned","target":5,"pins":1}');
INSERT INTO "entry" VALUES(43,'lobby',32,21,'635625','Ann',1795278489941,'golden-635625-027',6,'{"kind":"pinned","target":6,"pins":2}');
INSERT INTO "entry" VALUES(44,'lobby',33,21,'635625','Ann',1795278489957,'golden-635625-028',6,'{"kind":"unpinned","target":6,"pins":1}');
INSERT INTO "entry" VALUES(45,'~388f1efd23',7,1,'635625','Ann',1795278490022,'golden-635625-029',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795278490047,"rev":29}');
INSERT INTO "entry" VALUES(46,'~388f1efd23',8,2,'498814','Bób',1795278490024,'golden-498814-015',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(47,'~388f1efd23',9,3,'635625','Ann',1795278490025,'golden-635625-030',NULL,'{"kind":"said","text":"","deleted":"635625","rev":31}');
INSERT INTO "entry" VALUES(48,'~388f1efd23',10,4,'498814','Bób',1795278490027,'golden-498814-016',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(49,'~388f1efd23',11,5,'635625','Ann',1795278490027,'golden-635625-031',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["498814","753068"],"🏳️‍🌈":["753068"]},"rev":37}');
INSERT INTO "entry" VALUES(50,'~388f1efd23',12,6,'498814','Bób',1795278490028,'golden-498814-017',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":39}');
INSERT INTO "entry" VALUES(51,'~388f1efd23',13,7,'635625','Ann',1795278490029,'golden-635625-032',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(52,'~388f1efd23',14,8,'498814','Bób',1795278490030,'golden-498814-018',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(53,'~388f1efd23',15,9,'635625','Ann',1795278490031,'golden-635625-033',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(54,'~388f1efd23',16,10,'498814','Bób',1795278490031,'golden-498814-019',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(55,'~388f1efd23',17,11,'635625','Ann',1795278490032,'golden-635625-034',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(56,'~388f1efd23',18,12,'498814','Bób',1795278490035,'golden-498814-020',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(57,'~388f1efd23',19,13,'635625','Ann',1795278490037,'golden-635625-035',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(58,'~388f1efd23',20,14,'498814','Bób',1795278490038,'golden-498814-021',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(59,'~388f1efd23',21,15,'635625','Ann',1795278490038,'golden-635625-036',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(60,'~388f1efd23',22,16,'498814','Bób',1795278490039,'golden-498814-022',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(61,'~388f1efd23',23,17,'635625','Ann',1795278490040,'golden-635625-037',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(62,'~388f1efd23',24,18,'498814','Bób',1795278490041,'golden-498814-023',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(63,'~388f1efd23',25,19,'635625','Ann',1795278490042,'golden-635625-038',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(64,'~388f1efd23',26,20,'498814','Bób',1795278490042,'golden-498814-024',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(65,'~388f1efd23',27,21,'498814','Bób',1795278490043,'golden-498814-025',7,'{"kind":"said","text":"@Ann @753068 and @room: look","reply_to":7,"mentions":["635625","753068"],"calls":["room"]}');
INSERT INTO "entry" VALUES(66,'~388f1efd23',28,21,'635625','Ann',1795278490045,'golden-635625-039',7,'{"kind":"edited","target":7}');
INSERT INTO "entry" VALUES(67,'~388f1efd23',29,21,'635625','Ann',1795278490047,'golden-635625-040',7,'{"kind":"edited","target":7,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(68,'~388f1efd23',30,21,'635625','Ann',1795278490049,'golden-635625-041',9,'{"kind":"edited","target":9}');
INSERT INTO "entry" VALUES(69,'~388f1efd23',31,21,'635625','Ann',1795278490050,'golden-635625-042',9,'{"kind":"deleted","target":9}');
INSERT INTO "entry" VALUES(70,'~388f1efd23',32,21,'498814','Bób',1795278490053,'golden-498814-026',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(71,'~388f1efd23',33,21,'753068','李雷',1795278490055,'golden-753068-005',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(72,'~388f1efd23',34,21,'753068','李雷',1795278490058,'golden-753068-006',11,'{"kind":"reacted","target":11,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(73,'~388f1efd23',35,21,'635625','Ann',1795278490060,'golden-635625-043',11,'{"kind":"reacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(74,'~388f1efd23',36,21,'635625','Ann',1795278490061,'golden-635625-044',11,'{"kind":"unreacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(75,'~388f1efd23',37,21,'635625','Ann',1795278490062,'golden-635625-045',11,'{"kind":"pinned","target":11,"pins":1}');
INSERT INTO "entry" VALUES(76,'~388f1efd23',38,21,'635625','Ann',1795278490063,'golden-635625-046',12,'{"kind":"pinned","target":12,"pins":2}');
INSERT INTO "entry" VALUES(77,'~388f1efd23',39,21,'635625','Ann',1795278490065,'golden-635625-047',12,'{"kind":"unpinned","target":12,"pins":1}');
INSERT INTO "entry" VALUES(78,'~1c21dee6c9',4,1,'498814','Bób',1795278490089,'golden-498814-028',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(79,'~498814-635625',2,1,'498814','Bób',1795278490089,'golden-498814-029',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(80,'~388f1efd23',40,22,'635625','Ann',1795278491389,'golden-635625-048',NULL,'{"kind":"said","text":"see","files":[{"id":"049becfa92d0d5e7605f621d46aa3061","name":"ünïcode 📎.txt","kind":"text/plain","size":99}]}');
INSERT INTO "entry" VALUES(81,'~388f1efd23',41,23,'635625','Ann',1795278491595,'golden-635625-049',NULL,'{"kind":"said","text":"see","files":[{"id":"56fc2bce2b273054338577e4fc8099e0","name":"dot.gif","kind":"image/gif","size":35,"width":1,"height":1,"thumb":true}]}');
INSERT INTO "entry" VALUES(82,'~388f1efd23',42,24,'753068','李雷',1795278491598,'golden-753068-008',NULL,'{"kind":"said","text":"spam 0","rev":51}');
INSERT INTO "entry" VALUES(83,'~388f1efd23',43,25,'753068','李雷',1795278491599,'golden-753068-009',NULL,'{"kind":"said","text":"spam 1","rev":51}');
INSERT INTO "entry" VALUES(84,'~388f1efd23',44,26,'753068','李雷',1795278491600,'golden-753068-010',NULL,'{"kind":"said","text":"spam 2","rev":51}');
INSERT INTO "entry" VALUES(85,'~388f1efd23',45,27,'753068','李雷',1795278491600,'golden-753068-011',NULL,'{"kind":"said","text":"spam 3","rev":51}');
INSERT INTO "entry" VALUES(86,'~388f1efd23',46,27,'635625','Ann',1795278491603,'golden-635625-050',NULL,'{"kind":"muted","who":"753068","who_name":"李雷","until":2110638491603,"why":"löud"}');
INSERT INTO "entry" VALUES(87,'~388f1efd23',47,27,'635625','Ann',1795278491606,'golden-635625-051',NULL,'{"kind":"unmuted","who":"753068","who_name":"李雷"}');
INSERT INTO "entry" VALUES(88,'~388f1efd23',48,27,'635625','Ann',1795278491610,'golden-635625-052',NULL,'{"kind":"purged","who":"753068","who_name":"李雷","first":42,"last":45,"messages":4,"why":"spam"}');
INSERT INTO "entry" VALUES(89,'~388f1efd23',49,27,'635625','Ann',1795278491634,'golden-635625-053',NULL,'{"kind":"kicked","who":"753068","who_name":"李雷","why":"out"}');
INSERT INTO "entry" VALUES(90,'~388f1efd23',50,27,'635625','Ann',1795278491648,'golden-635625-054',NULL,'{"kind":"banned","who":"753068","who_name":"李雷","why":"for good"}');
INSERT INTO "entry" VALUES(91,'~388f1efd23',51,27,'635625','Ann',1795278491940,'golden-635625-056',NULL,'{"kind":"restored","removal":48,"messages":4}');
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
INSERT INTO "file" VALUES('049becfa92d0d5e7605f621d46aa3061',X'123E41C888C0D6E02ACB34CBCA8E3AA6B1F49DCE7CF94E5EAA353C9E2DD96473',99,'text/plain','ünïcode 📎.txt','635625',1795278491384,0,0,0,1);
INSERT INTO "file" VALUES('56fc2bce2b273054338577e4fc8099e0',X'58583A632FE1246EC4A7A79B40F14F4702A65F6B029220D31E93305DF3C0ED98',35,'image/gif','dot.gif','635625',1795278491592,1,1,1,1);
CREATE TABLE kept (
	name TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	CONSTRAINT pk_kept PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "kept" VALUES('markers',91);
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
INSERT INTO "marker" VALUES('498814','lobby',21,21,'everything');
INSERT INTO "marker" VALUES('498814','~1c21dee6c9',4,1,'everything');
INSERT INTO "marker" VALUES('498814','~388f1efd23',27,21,'mentions');
INSERT INTO "marker" VALUES('498814','~498814-635625',2,1,'everything');
INSERT INTO "marker" VALUES('635625','lobby',19,19,'everything');
INSERT INTO "marker" VALUES('635625','~1c21dee6c9',1,0,'everything');
INSERT INTO "marker" VALUES('635625','~388f1efd23',41,23,'everything');
INSERT INTO "marker" VALUES('635625','~498814-635625',1,0,'everything');
INSERT INTO "marker" VALUES('635625','~92feb2d71f',1,0,'everything');
INSERT INTO "marker" VALUES('753068','lobby',4,4,'everything');
INSERT INTO "marker" VALUES('753068','~388f1efd23',45,27,'everything');
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
INSERT INTO "member" VALUES('~1c21dee6c9','498814','member',2);
INSERT INTO "member" VALUES('~1c21dee6c9','635625','owner',1);
INSERT INTO "member" VALUES('~388f1efd23','498814','moderator',2);
INSERT INTO "member" VALUES('~388f1efd23','635625','owner',1);
INSERT INTO "member" VALUES('~498814-635625','498814','owner',1);
INSERT INTO "member" VALUES('~498814-635625','635625','owner',1);
INSERT INTO "member" VALUES('~92feb2d71f','635625','owner',1);
CREATE TABLE mention (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (person, room, seq)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "mention" VALUES('635625','lobby',21);
INSERT INTO "mention" VALUES('753068','lobby',21);
INSERT INTO "mention" VALUES('635625','~388f1efd23',27);
INSERT INTO "mention" VALUES('753068','~388f1efd23',27);
INSERT INTO "mention" VALUES('@room','~388f1efd23',27);
CREATE TABLE pace (
	room TEXT NOT NULL, 
	person TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_pace PRIMARY KEY (room, person)
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
INSERT INTO "person" VALUES('498814','Bób','bób','guest','member',NULL,1795278488049);
INSERT INTO "person" VALUES('635625','Ann','ann','account','owner','$argon2id$v=19$m=19456,t=2,p=1$R9GyVovRtmQEMjKTe1MWzQ$U27LR6xUIgk8UUho0wx+dMSncmW3T3VnKCUSz78woLE',1795278487732);
INSERT INTO "person" VALUES('753068','李雷','李雷','guest','member',NULL,1795278488069);
CREATE TABLE pin (
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_pin PRIMARY KEY (room, seq)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "pin" VALUES('lobby',5,31);
INSERT INTO "pin" VALUES('~388f1efd23',11,37);
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
INSERT INTO "report" VALUES(1,1795278489974,'498814','Bób','lobby',7,'{"id":0,"at":1795278489974,"by":"498814","by_name":"Bób","room":"lobby","seq":7,"who":"635625","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
INSERT INTO "report" VALUES(2,1795278490076,'498814','Bób','~388f1efd23',13,'{"id":0,"at":1795278490076,"by":"498814","by_name":"Bób","room":"~388f1efd23","seq":13,"who":"635625","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
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
INSERT INTO "restriction" VALUES('~388f1efd23','753068','ban',0,9007199254740991);
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
INSERT INTO "room" VALUES('lobby','open','lobby','lobby','',1795278485101,'{}');
INSERT INTO "room" VALUES('~1c21dee6c9','private','quieter',NULL,'about quiet 🍵',1795278489063,'{}');
INSERT INTO "room" VALUES('~388f1efd23','open','tea','tea','👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺',1795278489032,'{"keep_editions":true,"receipts":"names"}');
INSERT INTO "room" VALUES('~498814-635625','direct','',NULL,'',1795278489164,'{}');
INSERT INTO "room" VALUES('~92feb2d71f','open','côté','côté','about côté 🍵',1795278489050,'{}');
CREATE TABLE search_day (
	day INTEGER NOT NULL, 
	low INTEGER NOT NULL, 
	high INTEGER NOT NULL, 
	CONSTRAINT pk_search_day PRIMARY KEY (day)
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
CREATE TABLE search_state (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	high INTEGER NOT NULL, 
	CONSTRAINT pk_search_state PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

;
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
INSERT INTO "session" VALUES(X'6A54ED2D0F32491B88DD717C1FA0C4422697FFA0BF3071679029176FACA6EADC','753068','',1795278488069,1795278488069);
INSERT INTO "session" VALUES(X'74FA4941A61BB3B6B750266338D58E9136A11BB6C9BE2E471245C6009B33334B','498814','',1795278488049,1795278488049);
INSERT INTO "session" VALUES(X'CB8275C7437AC405D269EF339630B4D8E196938ABB3869247151EF7EF067AAD6','635625','',1795278487732,1795278487732);
CREATE INDEX ix_entry_target ON entry (room, target) WHERE target IS NOT NULL;
CREATE INDEX ix_file_sha256 ON file (sha256);
CREATE INDEX ix_attachment_file ON attachment (file);
CREATE INDEX ix_member_person ON member (person);
CREATE INDEX ix_session_person ON session (person);
CREATE INDEX ix_mention_room_seq ON mention (room, seq);
CREATE INDEX ix_act_part_of ON act (part_of);
CREATE INDEX ix_act_room_seq ON act (room, seq);
CREATE INDEX ix_removed_file_file ON removed_file (file);
CREATE INDEX ix_file_by ON file ("by");
COMMIT;
