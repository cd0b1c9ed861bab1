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
INSERT INTO "act" VALUES(1,1795278504153,'863695','Ann','role','~bb44e3d385',5,0,'863631','Bób','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(2,1795278504164,'863695','Ann','policy','~bb44e3d385',6,0,NULL,'','',NULL,0,NULL,'{"policy":{},"then":{"keep_editions":true,"receipts":"names"},"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(3,1795278505369,'863695','Ann','mute','~bb44e3d385',46,0,'509779','李雷','löud',2110638505369,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(4,1795278505381,'863695','Ann','unmute','~bb44e3d385',47,0,'509779','李雷','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(5,1795278505387,'863695','Ann','purge','~bb44e3d385',48,0,'509779','李雷','spam',NULL,4,NULL,'{"rank":"owner"}',1795278505460,'Ann');
INSERT INTO "act" VALUES(6,1795278505426,'863695','Ann','kick','~bb44e3d385',49,0,'509779','李雷','out',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(7,1795278505438,'863695','Ann','ban','~bb44e3d385',50,0,'509779','李雷','for good',NULL,0,NULL,'{"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(8,1795278505460,'863695','Ann','undo','~bb44e3d385',51,0,'509779','李雷','',NULL,4,5,'{}',NULL,'');
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
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "attachment" VALUES('~bb44e3d385',40,'5de8cafc6420cac257dab520debd015a');
INSERT INTO "attachment" VALUES('~bb44e3d385',41,'fd54db645afcb0b2c3904cc08ce716ea');
CREATE TABLE block (
	person TEXT NOT NULL, 
	blocked TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_block PRIMARY KEY (person, blocked)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "block" VALUES('863695','509779',1795278505500);
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
INSERT INTO "code" VALUES(X'DA2E5DA92D9899B5875D21E3D5B33FFCBE568751C933E12B57F67A5A6A95FBB5','owner',1795278503201,'863695');
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
INSERT INTO "draft" VALUES('863631','lobby','half a thought',2,1795278505482);
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
INSERT INTO "edition" VALUES('~bb44e3d385',7,0,1795278504513,'👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺');
INSERT INTO "edition" VALUES('~bb44e3d385',7,28,1795278504557,'שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어');
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
INSERT INTO "entry" VALUES(1,'~bb44e3d385',1,0,'863695','Ann',1795278504093,'golden-863695-001',NULL,'{"kind":"created","room_kind":"open","name":"tea","topic":"about tea 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(2,'~c58fa8db89',1,0,'863695','Ann',1795278504125,'golden-863695-002',NULL,'{"kind":"created","room_kind":"open","name":"côté","topic":"about côté 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(3,'~1f955d9a2b',1,0,'863695','Ann',1795278504131,'golden-863695-003',NULL,'{"kind":"created","room_kind":"private","name":"quiet","topic":"about quiet 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(4,'~bb44e3d385',2,0,'863631','Bób',1795278504134,'golden-863631-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(5,'~bb44e3d385',3,0,'509779','李雷',1795278504136,'golden-509779-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(6,'~1f955d9a2b',2,0,'863695','Ann',1795278504140,'golden-863695-004',NULL,'{"kind":"invited","who":"863631","who_name":"Bób"}');
INSERT INTO "entry" VALUES(7,'~bb44e3d385',4,0,'863695','Ann',1795278504146,'golden-863695-005',NULL,'{"kind":"topic-set","topic":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(8,'~bb44e3d385',5,0,'863695','Ann',1795278504153,'golden-863695-006',NULL,'{"kind":"role-set","who":"863631","who_name":"Bób","role":"moderator"}');
INSERT INTO "entry" VALUES(9,'~1f955d9a2b',3,0,'863695','Ann',1795278504160,'golden-863695-007',NULL,'{"kind":"renamed","name":"quieter"}');
INSERT INTO "entry" VALUES(10,'~bb44e3d385',6,0,'863695','Ann',1795278504164,'golden-863695-008',NULL,'{"kind":"policy-set","policy":{"keep_editions":true,"receipts":"names"},"changed":["keep_editions","receipts"]}');
INSERT INTO "entry" VALUES(11,'~863631-863695',1,0,'863695','Ann',1795278504168,'golden-863695-009',NULL,'{"kind":"created","room_kind":"direct","name":"","topic":"","who":"863631","who_name":"Bób"}');
INSERT INTO "entry" VALUES(12,'lobby',1,1,'863695','Ann',1795278504172,'golden-863695-010',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795278504425,"rev":23}');
INSERT INTO "entry" VALUES(13,'lobby',2,2,'863631','Bób',1795278504173,'golden-863631-002',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(14,'lobby',3,3,'863695','Ann',1795278504174,'golden-863695-011',NULL,'{"kind":"said","text":"","deleted":"863695","rev":25}');
INSERT INTO "entry" VALUES(15,'lobby',4,4,'863631','Bób',1795278504175,'golden-863631-003',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(16,'lobby',5,5,'863695','Ann',1795278504176,'golden-863695-012',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["863631","509779"],"🏳️‍🌈":["509779"]},"rev":31}');
INSERT INTO "entry" VALUES(17,'lobby',6,6,'863631','Bób',1795278504177,'golden-863631-004',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":33}');
INSERT INTO "entry" VALUES(18,'lobby',7,7,'863695','Ann',1795278504178,'golden-863695-013',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(19,'lobby',8,8,'863631','Bób',1795278504179,'golden-863631-005',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(20,'lobby',9,9,'863695','Ann',1795278504180,'golden-863695-014',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(21,'lobby',10,10,'863631','Bób',1795278504185,'golden-863631-006',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(22,'lobby',11,11,'863695','Ann',1795278504186,'golden-863695-015',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(23,'lobby',12,12,'863631','Bób',1795278504186,'golden-863631-007',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(24,'lobby',13,13,'863695','Ann',1795278504187,'golden-863695-016',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(25,'lobby',14,14,'863631','Bób',1795278504192,'golden-863631-008',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(26,'lobby',15,15,'863695','Ann',1795278504195,'golden-863695-017',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(27,'lobby',16,16,'863631','Bób',1795278504196,'golden-863631-009',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(28,'lobby',17,17,'863695','Ann',1795278504197,'golden-863695-018',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(29,'lobby',18,18,'863631','Bób',1795278504197,'golden-863631-010',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(30,'lobby',19,19,'863695','Ann',1795278504198,'golden-863695-019',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(31,'lobby',20,20,'863631','Bób',1795278504199,'golden-863631-011',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(32,'lobby',21,21,'863631','Bób',1795278504200,'golden-863631-012',1,'{"kind":"said","text":"@Ann @509779 and @room: look","reply_to":1,"mentions":["863695","509779"]}');
INSERT INTO "entry" VALUES(33,'lobby',22,21,'863695','Ann',1795278504411,'golden-863695-020',1,'{"kind":"edited","target":1}');
INSERT INTO "entry" VALUES(34,'lobby',23,21,'863695','Ann',1795278504425,'golden-863695-021',1,'{"kind":"edited","target":1,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(35,'lobby',24,21,'863695','Ann',1795278504439,'golden-863695-022',3,'{"kind":"edited","target":3}');
INSERT INTO "entry" VALUES(36,'lobby',25,21,'863695','Ann',1795278504448,'golden-863695-023',3,'{"kind":"deleted","target":3}');
INSERT INTO "entry" VALUES(37,'lobby',26,21,'863631','Bób',1795278504453,'golden-863631-013',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(38,'lobby',27,21,'509779','李雷',1795278504477,'golden-509779-002',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(39,'lobby',28,21,'509779','李雷',1795278504480,'golden-509779-003',5,'{"kind":"reacted","target":5,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(40,'lobby',29,21,'863695','Ann',1795278504483,'golden-863695-024',5,'{"kind":"reacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(41,'lobby',30,21,'863695','Ann',1795278504484,'golden-863695-025',5,'{"kind":"unreacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(42,'lobby',31,21,'863695','Ann',1795278504485,'golden-863695-026',5,'{"kind":"pinned","target":5,"pins":1}');
INSERT INTO "entry" VALUES(43,'lobby',32,21,'863695','Ann',1795278504487,'golden-863695-027',6,'{"kind":"pinned","target":6,"pins":2}');
INSERT INTO "entry" VALUES(44,'lobby',33,21,'863695','Ann',1795278504488,'golden-863695-028',6,'{"kind":"unpinned","target":6,"pins":1}');
INSERT INTO "entry" VALUES(45,'~bb44e3d385',7,1,'863695','Ann',1795278504513,'golden-863695-029',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795278504559,"rev":29}');
INSERT INTO "entry" VALUES(46,'~bb44e3d385',8,2,'863631','Bób',1795278504514,'golden-863631-015',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(47,'~bb44e3d385',9,3,'863695','Ann',1795278504514,'golden-863695-030',NULL,'{"kind":"said","text":"","deleted":"863695","rev":31}');
INSERT INTO "entry" VALUES(48,'~bb44e3d385',10,4,'863631','Bób',1795278504515,'golden-863631-016',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(49,'~bb44e3d385',11,5,'863695','Ann',1795278504516,'golden-863695-031',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["863631","509779"],"🏳️‍🌈":["509779"]},"rev":37}');
INSERT INTO "entry" VALUES(50,'~bb44e3d385',12,6,'863631','Bób',1795278504517,'golden-863631-017',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":39}');
INSERT INTO "entry" VALUES(51,'~bb44e3d385',13,7,'863695','Ann',1795278504518,'golden-863695-032',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(52,'~bb44e3d385',14,8,'863631','Bób',1795278504519,'golden-863631-018',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(53,'~bb44e3d385',15,9,'863695','Ann',1795278504519,'golden-863695-033',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(54,'~bb44e3d385',16,10,'863631','Bób',1795278504520,'golden-863631-019',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(55,'~bb44e3d385',17,11,'863695','Ann',1795278504521,'golden-863695-034',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(56,'~bb44e3d385',18,12,'863631','Bób',1795278504522,'golden-863631-020',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(57,'~bb44e3d385',19,13,'863695','Ann',1795278504534,'golden-863695-035',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(58,'~bb44e3d385',20,14,'863631','Bób',1795278504548,'golden-863631-021',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(59,'~bb44e3d385',21,15,'863695','Ann',1795278504550,'golden-863695-036',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(60,'~bb44e3d385',22,16,'863631','Bób',1795278504551,'golden-863631-022',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(61,'~bb44e3d385',23,17,'863695','Ann',1795278504552,'golden-863695-037',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(62,'~bb44e3d385',24,18,'863631','Bób',1795278504553,'golden-863631-023',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(63,'~bb44e3d385',25,19,'863695','Ann',1795278504553,'golden-863695-038',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(64,'~bb44e3d385',26,20,'863631','Bób',1795278504554,'golden-863631-024',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(65,'~bb44e3d385',27,21,'863631','Bób',1795278504555,'golden-863631-025',7,'{"kind":"said","text":"@Ann @509779 and @room: look","reply_to":7,"mentions":["863695","509779"],"calls":["room"]}');
INSERT INTO "entry" VALUES(66,'~bb44e3d385',28,21,'863695','Ann',1795278504557,'golden-863695-039',7,'{"kind":"edited","target":7}');
INSERT INTO "entry" VALUES(67,'~bb44e3d385',29,21,'863695','Ann',1795278504559,'golden-863695-040',7,'{"kind":"edited","target":7,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(68,'~bb44e3d385',30,21,'863695','Ann',1795278504561,'golden-863695-041',9,'{"kind":"edited","target":9}');
INSERT INTO "entry" VALUES(69,'~bb44e3d385',31,21,'863695','Ann',1795278504562,'golden-863695-042',9,'{"kind":"deleted","target":9}');
INSERT INTO "entry" VALUES(70,'~bb44e3d385',32,21,'863631','Bób',1795278504564,'golden-863631-026',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(71,'~bb44e3d385',33,21,'509779','李雷',1795278504566,'golden-509779-005',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(72,'~bb44e3d385',34,21,'509779','李雷',1795278504568,'golden-509779-006',11,'{"kind":"reacted","target":11,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(73,'~bb44e3d385',35,21,'863695','Ann',1795278504569,'golden-863695-043',11,'{"kind":"reacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(74,'~bb44e3d385',36,21,'863695','Ann',1795278504570,'golden-863695-044',11,'{"kind":"unreacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(75,'~bb44e3d385',37,21,'863695','Ann',1795278504571,'golden-863695-045',11,'{"kind":"pinned","target":11,"pins":1}');
INSERT INTO "entry" VALUES(76,'~bb44e3d385',38,21,'863695','Ann',1795278504585,'golden-863695-046',12,'{"kind":"pinned","target":12,"pins":2}');
INSERT INTO "entry" VALUES(77,'~bb44e3d385',39,21,'863695','Ann',1795278504588,'golden-863695-047',12,'{"kind":"unpinned","target":12,"pins":1}');
INSERT INTO "entry" VALUES(78,'~1f955d9a2b',4,1,'863631','Bób',1795278504604,'golden-863631-028',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(79,'~863631-863695',2,1,'863631','Bób',1795278504605,'golden-863631-029',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(80,'~bb44e3d385',40,22,'863695','Ann',1795278505239,'golden-863695-048',NULL,'{"kind":"said","text":"see","files":[{"id":"5de8cafc6420cac257dab520debd015a","name":"ünïcode 📎.txt","kind":"text/plain","size":99}]}');
INSERT INTO "entry" VALUES(81,'~bb44e3d385',41,23,'863695','Ann',1795278505338,'golden-863695-049',NULL,'{"kind":"said","text":"see","files":[{"id":"fd54db645afcb0b2c3904cc08ce716ea","name":"dot.gif","kind":"image/gif","size":35,"width":1,"height":1,"thumb":true}]}');
INSERT INTO "entry" VALUES(82,'~bb44e3d385',42,24,'509779','李雷',1795278505348,'golden-509779-008',NULL,'{"kind":"said","text":"spam 0","rev":51}');
INSERT INTO "entry" VALUES(83,'~bb44e3d385',43,25,'509779','李雷',1795278505353,'golden-509779-009',NULL,'{"kind":"said","text":"spam 1","rev":51}');
INSERT INTO "entry" VALUES(84,'~bb44e3d385',44,26,'509779','李雷',1795278505355,'golden-509779-010',NULL,'{"kind":"said","text":"spam 2","rev":51}');
INSERT INTO "entry" VALUES(85,'~bb44e3d385',45,27,'509779','李雷',1795278505364,'golden-509779-011',NULL,'{"kind":"said","text":"spam 3","rev":51}');
INSERT INTO "entry" VALUES(86,'~bb44e3d385',46,27,'863695','Ann',1795278505369,'golden-863695-050',NULL,'{"kind":"muted","who":"509779","who_name":"李雷","until":2110638505369,"why":"löud"}');
INSERT INTO "entry" VALUES(87,'~bb44e3d385',47,27,'863695','Ann',1795278505381,'golden-863695-051',NULL,'{"kind":"unmuted","who":"509779","who_name":"李雷"}');
INSERT INTO "entry" VALUES(88,'~bb44e3d385',48,27,'863695','Ann',1795278505387,'golden-863695-052',NULL,'{"kind":"purged","who":"509779","who_name":"李雷","first":42,"last":45,"messages":4,"why":"spam"}');
INSERT INTO "entry" VALUES(89,'~bb44e3d385',49,27,'863695','Ann',1795278505426,'golden-863695-053',NULL,'{"kind":"kicked","who":"509779","who_name":"李雷","why":"out"}');
INSERT INTO "entry" VALUES(90,'~bb44e3d385',50,27,'863695','Ann',1795278505438,'golden-863695-054',NULL,'{"kind":"banned","who":"509779","who_name":"李雷","why":"for good"}');
INSERT INTO "entry" VALUES(91,'~bb44e3d385',51,27,'863695','Ann',1795278505460,'golden-863695-056',NULL,'{"kind":"restored","removal":48,"messages":4}');
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
INSERT INTO "file" VALUES('5de8cafc6420cac257dab520debd015a',X'123E41C888C0D6E02ACB34CBCA8E3AA6B1F49DCE7CF94E5EAA353C9E2DD96473',99,'text/plain','ünïcode 📎.txt','863695',1795278505219,0,0);
INSERT INTO "file" VALUES('fd54db645afcb0b2c3904cc08ce716ea',X'58583A632FE1246EC4A7A79B40F14F4702A65F6B029220D31E93305DF3C0ED98',35,'image/gif','dot.gif','863695',1795278505274,1,1);
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
INSERT INTO "marker" VALUES('509779','lobby',4,4,'everything');
INSERT INTO "marker" VALUES('509779','~bb44e3d385',45,27,'everything');
INSERT INTO "marker" VALUES('863631','lobby',21,21,'everything');
INSERT INTO "marker" VALUES('863631','~1f955d9a2b',4,1,'everything');
INSERT INTO "marker" VALUES('863631','~863631-863695',2,1,'everything');
INSERT INTO "marker" VALUES('863631','~bb44e3d385',27,21,'mentions');
INSERT INTO "marker" VALUES('863695','lobby',19,19,'everything');
INSERT INTO "marker" VALUES('863695','~1f955d9a2b',1,0,'everything');
INSERT INTO "marker" VALUES('863695','~863631-863695',1,0,'everything');
INSERT INTO "marker" VALUES('863695','~bb44e3d385',41,23,'everything');
INSERT INTO "marker" VALUES('863695','~c58fa8db89',1,0,'everything');
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
INSERT INTO "member" VALUES('~1f955d9a2b','863631','member',2);
INSERT INTO "member" VALUES('~1f955d9a2b','863695','owner',1);
INSERT INTO "member" VALUES('~863631-863695','863631','owner',1);
INSERT INTO "member" VALUES('~863631-863695','863695','owner',1);
INSERT INTO "member" VALUES('~bb44e3d385','863631','moderator',2);
INSERT INTO "member" VALUES('~bb44e3d385','863695','owner',1);
INSERT INTO "member" VALUES('~c58fa8db89','863695','owner',1);
CREATE TABLE mention (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (person, room, seq)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "mention" VALUES('509779','lobby',21);
INSERT INTO "mention" VALUES('863695','lobby',21);
INSERT INTO "mention" VALUES('509779','~bb44e3d385',27);
INSERT INTO "mention" VALUES('863695','~bb44e3d385',27);
INSERT INTO "mention" VALUES('@room','~bb44e3d385',27);
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
INSERT INTO "person" VALUES('509779','李雷','李雷','guest','member',NULL,1795278503429);
INSERT INTO "person" VALUES('863631','Bób','bób','guest','member',NULL,1795278503411);
INSERT INTO "person" VALUES('863695','Ann','ann','account','owner','$argon2id$v=19$m=19456,t=2,p=1$h+Rm+5NJjyK9gGV7dJYwRw$t5GhSfViSZBq6a8GjA6Z/gnaKwIHJcLYEqLE1uu/3aw',1795278503225);
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
INSERT INTO "pin" VALUES('~bb44e3d385',11,37);
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
INSERT INTO "report" VALUES(1,1795278504492,'863631','Bób','lobby',7,'{"id":0,"at":1795278504492,"by":"863631","by_name":"Bób","room":"lobby","seq":7,"who":"863695","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
INSERT INTO "report" VALUES(2,1795278504600,'863631','Bób','~bb44e3d385',13,'{"id":0,"at":1795278504600,"by":"863631","by_name":"Bób","room":"~bb44e3d385","seq":13,"who":"863695","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
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
INSERT INTO "restriction" VALUES('~bb44e3d385','509779','ban',0,9007199254740991);
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
INSERT INTO "room" VALUES('lobby','open','lobby','lobby','',1795278501981,'{}');
INSERT INTO "room" VALUES('~1f955d9a2b','private','quieter',NULL,'about quiet 🍵',1795278504131,'{}');
INSERT INTO "room" VALUES('~863631-863695','direct','',NULL,'',1795278504168,'{}');
INSERT INTO "room" VALUES('~bb44e3d385','open','tea','tea','👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺',1795278504093,'{"keep_editions":true,"receipts":"names"}');
INSERT INTO "room" VALUES('~c58fa8db89','open','côté','côté','about côté 🍵',1795278504125,'{}');
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
INSERT INTO "session" VALUES(X'31E5314A8C331FB70A93A95B816F6287B624C9916733E62D72B7B27B65928D19','509779','',1795278503429,1795278503429);
INSERT INTO "session" VALUES(X'596F40138B9634B4C93669B02CCD2A207F984280AE3F94292A3227CD866F605F','863695','',1795278503225,1795278503225);
INSERT INTO "session" VALUES(X'5CF98A1BB09649DF2520C298250D0C4B0AA7A83499D868712671AEDBF4EE8674','863631','',1795278503411,1795278503411);
CREATE INDEX ix_entry_target ON entry (room, target) WHERE target IS NOT NULL;
CREATE INDEX ix_file_sha256 ON file (sha256);
CREATE INDEX ix_attachment_file ON attachment (file);
CREATE INDEX ix_member_person ON member (person);
CREATE INDEX ix_session_person ON session (person);
CREATE INDEX ix_mention_room_seq ON mention (room, seq);
CREATE INDEX ix_act_part_of ON act (part_of);
CREATE INDEX ix_act_room_seq ON act (room, seq);
CREATE INDEX ix_removed_file_file ON removed_file (file);
COMMIT;
