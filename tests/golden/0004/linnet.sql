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
INSERT INTO "act" VALUES(1,1795285914008,'812943','Ann','role','~2222668621',5,0,'601115','Bób','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(2,1795285914015,'812943','Ann','policy','~2222668621',6,0,NULL,'','',NULL,0,NULL,'{"policy":{},"then":{"keep_editions":true,"receipts":"names"},"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(3,1795285914613,'812943','Ann','make-bot','lobby',0,1,'187628','würfel','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(4,1795285914622,'812943','Ann','make-bot','lobby',0,1,'173980','gone soon','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(5,1795285914630,'812943','Ann','remove-bot','lobby',0,1,'173980','gone soon','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(6,1795285914646,'812943','Ann','mute','~2222668621',46,0,'312219','李雷','löud',2110645914646,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(7,1795285914651,'812943','Ann','unmute','~2222668621',47,0,'312219','李雷','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(8,1795285914654,'812943','Ann','purge','~2222668621',48,0,'312219','李雷','spam',NULL,4,NULL,'{"rank":"owner"}',1795285914679,'Ann');
INSERT INTO "act" VALUES(9,1795285914668,'812943','Ann','kick','~2222668621',49,0,'312219','李雷','out',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(10,1795285914674,'812943','Ann','ban','~2222668621',50,0,'312219','李雷','for good',NULL,0,NULL,'{"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(11,1795285914679,'812943','Ann','undo','~2222668621',51,0,'312219','李雷','',NULL,4,8,'{}',NULL,'');
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
INSERT INTO "alembic_version" VALUES('0004');
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
INSERT INTO "attachment" VALUES('~2222668621',40,'beb58b38a7b0b31b54013ffbf2d27c7c');
INSERT INTO "attachment" VALUES('~2222668621',41,'c8280363d9555788ace96fabda35928f');
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
INSERT INTO "block" VALUES('812943','312219',1795285914687);
CREATE TABLE bot (
	person TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	CONSTRAINT pk_bot PRIMARY KEY (person)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "bot" VALUES('187628','812943',1795285914613);
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
INSERT INTO "code" VALUES(X'B55935EB7EDB7B1EC75945D28FA2658B4620190C3F022A9EA6F3D88400EC183C','owner',1795285913627,'812943');
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
INSERT INTO "draft" VALUES('601115','lobby','half a thought',2,1795285914684);
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
INSERT INTO "edition" VALUES('~2222668621',7,0,1795285914200,'👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺');
INSERT INTO "edition" VALUES('~2222668621',7,28,1795285914226,'שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어');
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
INSERT INTO "entry" VALUES(1,'~2222668621',1,0,'812943','Ann',1795285913973,'golden-812943-001',NULL,'{"kind":"created","room_kind":"open","name":"tea","topic":"about tea 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(2,'~6e252a5435',1,0,'812943','Ann',1795285913977,'golden-812943-002',NULL,'{"kind":"created","room_kind":"open","name":"côté","topic":"about côté 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(3,'~e86b688411',1,0,'812943','Ann',1795285913981,'golden-812943-003',NULL,'{"kind":"created","room_kind":"private","name":"quiet","topic":"about quiet 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(4,'~2222668621',2,0,'601115','Bób',1795285913984,'golden-601115-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(5,'~2222668621',3,0,'312219','李雷',1795285913986,'golden-312219-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(6,'~e86b688411',2,0,'812943','Ann',1795285913993,'golden-812943-004',NULL,'{"kind":"invited","who":"601115","who_name":"Bób"}');
INSERT INTO "entry" VALUES(7,'~2222668621',4,0,'812943','Ann',1795285913995,'golden-812943-005',NULL,'{"kind":"topic-set","topic":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(8,'~2222668621',5,0,'812943','Ann',1795285914008,'golden-812943-006',NULL,'{"kind":"role-set","who":"601115","who_name":"Bób","role":"moderator"}');
INSERT INTO "entry" VALUES(9,'~e86b688411',3,0,'812943','Ann',1795285914012,'golden-812943-007',NULL,'{"kind":"renamed","name":"quieter"}');
INSERT INTO "entry" VALUES(10,'~2222668621',6,0,'812943','Ann',1795285914015,'golden-812943-008',NULL,'{"kind":"policy-set","policy":{"keep_editions":true,"receipts":"names"},"changed":["keep_editions","receipts"]}');
INSERT INTO "entry" VALUES(11,'~601115-812943',1,0,'812943','Ann',1795285914018,'golden-812943-009',NULL,'{"kind":"created","room_kind":"direct","name":"","topic":"","who":"601115","who_name":"Bób"}');
INSERT INTO "entry" VALUES(12,'lobby',1,1,'812943','Ann',1795285914023,'golden-812943-010',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795285914128,"rev":23}');
INSERT INTO "entry" VALUES(13,'lobby',2,2,'601115','Bób',1795285914024,'golden-601115-002',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(14,'lobby',3,3,'812943','Ann',1795285914025,'golden-812943-011',NULL,'{"kind":"said","text":"","deleted":"812943","rev":25}');
INSERT INTO "entry" VALUES(15,'lobby',4,4,'601115','Bób',1795285914026,'golden-601115-003',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(16,'lobby',5,5,'812943','Ann',1795285914027,'golden-812943-012',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["601115","312219"],"🏳️‍🌈":["312219"]},"rev":31}');
INSERT INTO "entry" VALUES(17,'lobby',6,6,'601115','Bób',1795285914028,'golden-601115-004',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":33}');
INSERT INTO "entry" VALUES(18,'lobby',7,7,'812943','Ann',1795285914029,'golden-812943-013',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(19,'lobby',8,8,'601115','Bób',1795285914030,'golden-601115-005',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(20,'lobby',9,9,'812943','Ann',1795285914030,'golden-812943-014',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(21,'lobby',10,10,'601115','Bób',1795285914031,'golden-601115-006',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(22,'lobby',11,11,'812943','Ann',1795285914032,'golden-812943-015',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(23,'lobby',12,12,'601115','Bób',1795285914032,'golden-601115-007',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(24,'lobby',13,13,'812943','Ann',1795285914033,'golden-812943-016',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(25,'lobby',14,14,'601115','Bób',1795285914035,'golden-601115-008',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(26,'lobby',15,15,'812943','Ann',1795285914036,'golden-812943-017',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(27,'lobby',16,16,'601115','Bób',1795285914037,'golden-601115-009',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(28,'lobby',17,17,'812943','Ann',1795285914038,'golden-812943-018',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(29,'lobby',18,18,'601115','Bób',1795285914038,'golden-601115-010',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(30,'lobby',19,19,'812943','Ann',1795285914039,'golden-812943-019',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(31,'lobby',20,20,'601115','Bób',1795285914040,'golden-601115-011',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(32,'lobby',21,21,'601115','Bób',1795285914041,'golden-601115-012',1,'{"kind":"said","text":"@Ann @312219 and @room: look","reply_to":1,"mentions":["812943","312219"]}');
INSERT INTO "entry" VALUES(33,'lobby',22,21,'812943','Ann',1795285914117,'golden-812943-020',1,'{"kind":"edited","target":1}');
INSERT INTO "entry" VALUES(34,'lobby',23,21,'812943','Ann',1795285914128,'golden-812943-021',1,'{"kind":"edited","target":1,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(35,'lobby',24,21,'812943','Ann',1795285914132,'golden-812943-022',3,'{"kind":"edited","target":3}');
INSERT INTO "entry" VALUES(36,'lobby',25,21,'812943','Ann',1795285914140,'golden-812943-023',3,'{"kind":"deleted","target":3}');
INSERT INTO "entry" VALUES(37,'lobby',26,21,'601115','Bób',1795285914149,'golden-601115-013',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(38,'lobby',27,21,'312219','李雷',1795285914176,'golden-312219-002',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(39,'lobby',28,21,'312219','李雷',1795285914179,'golden-312219-003',5,'{"kind":"reacted","target":5,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(40,'lobby',29,21,'812943','Ann',1795285914181,'golden-812943-024',5,'{"kind":"reacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(41,'lobby',30,21,'812943','Ann',1795285914182,'golden-812943-025',5,'{"kind":"unreacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(42,'lobby',31,21,'812943','Ann',1795285914188,'golden-812943-026',5,'{"kind":"pinned","target":5,"pins":1}');
INSERT INTO "entry" VALUES(43,'lobby',32,21,'812943','Ann',1795285914190,'golden-812943-027',6,'{"kind":"pinned","target":6,"pins":2}');
INSERT INTO "entry" VALUES(44,'lobby',33,21,'812943','Ann',1795285914191,'golden-812943-028',6,'{"kind":"unpinned","target":6,"pins":1}');
INSERT INTO "entry" VALUES(45,'~2222668621',7,1,'812943','Ann',1795285914200,'golden-812943-029',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795285914229,"rev":29}');
INSERT INTO "entry" VALUES(46,'~2222668621',8,2,'601115','Bób',1795285914202,'golden-601115-015',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(47,'~2222668621',9,3,'812943','Ann',1795285914204,'golden-812943-030',NULL,'{"kind":"said","text":"","deleted":"812943","rev":31}');
INSERT INTO "entry" VALUES(48,'~2222668621',10,4,'601115','Bób',1795285914205,'golden-601115-016',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(49,'~2222668621',11,5,'812943','Ann',1795285914205,'golden-812943-031',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["601115","312219"],"🏳️‍🌈":["312219"]},"rev":37}');
INSERT INTO "entry" VALUES(50,'~2222668621',12,6,'601115','Bób',1795285914206,'golden-601115-017',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":39}');
INSERT INTO "entry" VALUES(51,'~2222668621',13,7,'812943','Ann',1795285914207,'golden-812943-032',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(52,'~2222668621',14,8,'601115','Bób',1795285914210,'golden-601115-018',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(53,'~2222668621',15,9,'812943','Ann',1795285914211,'golden-812943-033',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(54,'~2222668621',16,10,'601115','Bób',1795285914212,'golden-601115-019',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(55,'~2222668621',17,11,'812943','Ann',1795285914212,'golden-812943-034',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(56,'~2222668621',18,12,'601115','Bób',1795285914213,'golden-601115-020',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(57,'~2222668621',19,13,'812943','Ann',1795285914214,'golden-812943-035',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(58,'~2222668621',20,14,'601115','Bób',1795285914215,'golden-601115-021',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(59,'~2222668621',21,15,'812943','Ann',1795285914216,'golden-812943-036',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(60,'~2222668621',22,16,'601115','Bób',1795285914220,'golden-601115-022',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(61,'~2222668621',23,17,'812943','Ann',1795285914221,'golden-812943-037',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(62,'~2222668621',24,18,'601115','Bób',1795285914222,'golden-601115-023',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(63,'~2222668621',25,19,'812943','Ann',1795285914223,'golden-812943-038',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(64,'~2222668621',26,20,'601115','Bób',1795285914224,'golden-601115-024',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(65,'~2222668621',27,21,'601115','Bób',1795285914224,'golden-601115-025',7,'{"kind":"said","text":"@Ann @312219 and @room: look","reply_to":7,"mentions":["812943","312219"],"calls":["room"]}');
INSERT INTO "entry" VALUES(66,'~2222668621',28,21,'812943','Ann',1795285914226,'golden-812943-039',7,'{"kind":"edited","target":7}');
INSERT INTO "entry" VALUES(67,'~2222668621',29,21,'812943','Ann',1795285914229,'golden-812943-040',7,'{"kind":"edited","target":7,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(68,'~2222668621',30,21,'812943','Ann',1795285914231,'golden-812943-041',9,'{"kind":"edited","target":9}');
INSERT INTO "entry" VALUES(69,'~2222668621',31,21,'812943','Ann',1795285914234,'golden-812943-042',9,'{"kind":"deleted","target":9}');
INSERT INTO "entry" VALUES(70,'~2222668621',32,21,'601115','Bób',1795285914238,'golden-601115-026',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(71,'~2222668621',33,21,'312219','李雷',1795285914239,'golden-312219-005',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(72,'~2222668621',34,21,'312219','李雷',1795285914241,'golden-312219-006',11,'{"kind":"reacted","target":11,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(73,'~2222668621',35,21,'812943','Ann',1795285914243,'golden-812943-043',11,'{"kind":"reacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(74,'~2222668621',36,21,'812943','Ann',1795285914244,'golden-812943-044',11,'{"kind":"unreacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(75,'~2222668621',37,21,'812943','Ann',1795285914245,'golden-812943-045',11,'{"kind":"pinned","target":11,"pins":1}');
INSERT INTO "entry" VALUES(76,'~2222668621',38,21,'812943','Ann',1795285914247,'golden-812943-046',12,'{"kind":"pinned","target":12,"pins":2}');
INSERT INTO "entry" VALUES(77,'~2222668621',39,21,'812943','Ann',1795285914248,'golden-812943-047',12,'{"kind":"unpinned","target":12,"pins":1}');
INSERT INTO "entry" VALUES(78,'~e86b688411',4,1,'601115','Bób',1795285914262,'golden-601115-028',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(79,'~601115-812943',2,1,'601115','Bób',1795285914263,'golden-601115-029',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(80,'~2222668621',40,22,'812943','Ann',1795285914573,'golden-812943-048',NULL,'{"kind":"said","text":"see","files":[{"id":"beb58b38a7b0b31b54013ffbf2d27c7c","name":"ünïcode 📎.txt","kind":"text/plain","size":99}]}');
INSERT INTO "entry" VALUES(81,'~2222668621',41,23,'812943','Ann',1795285914608,'golden-812943-049',NULL,'{"kind":"said","text":"see","files":[{"id":"c8280363d9555788ace96fabda35928f","name":"dot.gif","kind":"image/gif","size":35,"width":1,"height":1,"thumb":true}]}');
INSERT INTO "entry" VALUES(82,'~2222668621',42,24,'312219','李雷',1795285914642,'golden-312219-008',NULL,'{"kind":"said","text":"spam 0","rev":51}');
INSERT INTO "entry" VALUES(83,'~2222668621',43,25,'312219','李雷',1795285914643,'golden-312219-009',NULL,'{"kind":"said","text":"spam 1","rev":51}');
INSERT INTO "entry" VALUES(84,'~2222668621',44,26,'312219','李雷',1795285914644,'golden-312219-010',NULL,'{"kind":"said","text":"spam 2","rev":51}');
INSERT INTO "entry" VALUES(85,'~2222668621',45,27,'312219','李雷',1795285914644,'golden-312219-011',NULL,'{"kind":"said","text":"spam 3","rev":51}');
INSERT INTO "entry" VALUES(86,'~2222668621',46,27,'812943','Ann',1795285914646,'golden-812943-050',NULL,'{"kind":"muted","who":"312219","who_name":"李雷","until":2110645914646,"why":"löud"}');
INSERT INTO "entry" VALUES(87,'~2222668621',47,27,'812943','Ann',1795285914651,'golden-812943-051',NULL,'{"kind":"unmuted","who":"312219","who_name":"李雷"}');
INSERT INTO "entry" VALUES(88,'~2222668621',48,27,'812943','Ann',1795285914654,'golden-812943-052',NULL,'{"kind":"purged","who":"312219","who_name":"李雷","first":42,"last":45,"messages":4,"why":"spam"}');
INSERT INTO "entry" VALUES(89,'~2222668621',49,27,'812943','Ann',1795285914668,'golden-812943-053',NULL,'{"kind":"kicked","who":"312219","who_name":"李雷","why":"out"}');
INSERT INTO "entry" VALUES(90,'~2222668621',50,27,'812943','Ann',1795285914674,'golden-812943-054',NULL,'{"kind":"banned","who":"312219","who_name":"李雷","why":"for good"}');
INSERT INTO "entry" VALUES(91,'~2222668621',51,27,'812943','Ann',1795285914679,'golden-812943-056',NULL,'{"kind":"restored","removal":48,"messages":4}');
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
INSERT INTO "file" VALUES('beb58b38a7b0b31b54013ffbf2d27c7c',X'123E41C888C0D6E02ACB34CBCA8E3AA6B1F49DCE7CF94E5EAA353C9E2DD96473',99,'text/plain','ünïcode 📎.txt','812943',1795285914566,0,0,0,1);
INSERT INTO "file" VALUES('c8280363d9555788ace96fabda35928f',X'58583A632FE1246EC4A7A79B40F14F4702A65F6B029220D31E93305DF3C0ED98',35,'image/gif','dot.gif','812943',1795285914604,1,1,1,1);
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
INSERT INTO "marker" VALUES('173980','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('187628','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('312219','lobby',4,4,'everything');
INSERT INTO "marker" VALUES('312219','~2222668621',45,27,'everything');
INSERT INTO "marker" VALUES('601115','lobby',21,21,'everything');
INSERT INTO "marker" VALUES('601115','~2222668621',27,21,'mentions');
INSERT INTO "marker" VALUES('601115','~601115-812943',2,1,'everything');
INSERT INTO "marker" VALUES('601115','~e86b688411',4,1,'everything');
INSERT INTO "marker" VALUES('812943','lobby',19,19,'everything');
INSERT INTO "marker" VALUES('812943','~2222668621',41,23,'everything');
INSERT INTO "marker" VALUES('812943','~601115-812943',1,0,'everything');
INSERT INTO "marker" VALUES('812943','~6e252a5435',1,0,'everything');
INSERT INTO "marker" VALUES('812943','~e86b688411',1,0,'everything');
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
INSERT INTO "member" VALUES('~2222668621','601115','moderator',2);
INSERT INTO "member" VALUES('~2222668621','812943','owner',1);
INSERT INTO "member" VALUES('~601115-812943','601115','owner',1);
INSERT INTO "member" VALUES('~601115-812943','812943','owner',1);
INSERT INTO "member" VALUES('~6e252a5435','812943','owner',1);
INSERT INTO "member" VALUES('~e86b688411','601115','member',2);
INSERT INTO "member" VALUES('~e86b688411','812943','owner',1);
CREATE TABLE mention (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (person, room, seq)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "mention" VALUES('312219','lobby',21);
INSERT INTO "mention" VALUES('812943','lobby',21);
INSERT INTO "mention" VALUES('312219','~2222668621',27);
INSERT INTO "mention" VALUES('812943','~2222668621',27);
INSERT INTO "mention" VALUES('@room','~2222668621',27);
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
INSERT INTO "person" VALUES('173980','gone soon','gone_soon','bot','member',NULL,1795285914622);
INSERT INTO "person" VALUES('187628','würfel','vvürfel','bot','member',NULL,1795285914613);
INSERT INTO "person" VALUES('312219','李雷','李雷','guest','member',NULL,1795285913762);
INSERT INTO "person" VALUES('601115','Bób','bób','guest','member',NULL,1795285913758);
INSERT INTO "person" VALUES('812943','Ann','ann','account','owner','$argon2id$v=19$m=19456,t=2,p=1$FcRTDpwran8hKmGc5UQg3g$uVDTtRkJcRi3m62WhIqTR+lz++eAUSYhnkFNPxBlHnI',1795285913632);
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
INSERT INTO "pin" VALUES('~2222668621',11,37);
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
INSERT INTO "report" VALUES(1,1795285914192,'601115','Bób','lobby',7,'{"id":0,"at":1795285914192,"by":"601115","by_name":"Bób","room":"lobby","seq":7,"who":"812943","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
INSERT INTO "report" VALUES(2,1795285914250,'601115','Bób','~2222668621',13,'{"id":0,"at":1795285914250,"by":"601115","by_name":"Bób","room":"~2222668621","seq":13,"who":"812943","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
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
INSERT INTO "restriction" VALUES('~2222668621','312219','ban',0,9007199254740991);
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
INSERT INTO "room" VALUES('lobby','open','lobby','lobby','',1795285912925,'{}');
INSERT INTO "room" VALUES('~2222668621','open','tea','tea','👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺',1795285913973,'{"keep_editions":true,"receipts":"names"}');
INSERT INTO "room" VALUES('~601115-812943','direct','',NULL,'',1795285914018,'{}');
INSERT INTO "room" VALUES('~6e252a5435','open','côté','côté','about côté 🍵',1795285913977,'{}');
INSERT INTO "room" VALUES('~e86b688411','private','quieter',NULL,'about quiet 🍵',1795285913981,'{}');
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
INSERT INTO "session" VALUES(X'2F91E6C6D383C9E853A9A56CE65C0973B757AC5939658AC71715D46142142C2E','312219','',1795285913762,1795285913762);
INSERT INTO "session" VALUES(X'96EF5D2EDEB45FE15AA6385FD0D1B2D5A3786AEB04EFB1B72929524481CE5E39','187628','a bot''s token',1795285914613,1795285914613);
INSERT INTO "session" VALUES(X'A584A82D40C30ECB190BB2AA741C84ECE6B57188E5206D2F2C429215EBE7B903','812943','',1795285913632,1795285913632);
INSERT INTO "session" VALUES(X'FDBB256E63A1908BA78A824DF7A199E6D55248628B35434E86D83C2052956327','601115','',1795285913758,1795285913758);
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
CREATE INDEX ix_bot_owner ON bot (owner);
CREATE INDEX ix_hook_room ON hook (room);
CREATE INDEX ix_outlet_room ON outlet (room);
CREATE INDEX ix_ssh_key_person ON ssh_key (person);
COMMIT;
