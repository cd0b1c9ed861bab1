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
INSERT INTO "act" VALUES(1,1795290046581,'308004','Ann','role','~418d7a3a16',5,0,'965454','Bób','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(2,1795290046596,'308004','Ann','policy','~418d7a3a16',6,0,NULL,'','',NULL,0,NULL,'{"policy":{},"then":{"keep_editions":true,"receipts":"names"},"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(3,1795290047832,'308004','Ann','make-bot','lobby',0,1,'816461','würfel','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(4,1795290047888,'308004','Ann','make-bot','lobby',0,1,'611695','gone soon','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(5,1795290047909,'308004','Ann','remove-bot','lobby',0,1,'611695','gone soon','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(6,1795290047934,'308004','Ann','make-hook','lobby',0,1,'259871','høøk','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(7,1795290047962,'308004','Ann','make-hook','lobby',0,1,'604665','away','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(8,1795290048578,'308004','Ann','mute','~418d7a3a16',48,0,'296299','李雷','löud',2110650048578,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(9,1795290048581,'308004','Ann','unmute','~418d7a3a16',49,0,'296299','李雷','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(10,1795290048584,'308004','Ann','purge','~418d7a3a16',50,0,'296299','李雷','spam',NULL,4,NULL,'{"rank":"owner"}',1795290048612,'Ann');
INSERT INTO "act" VALUES(11,1795290048601,'308004','Ann','kick','~418d7a3a16',51,0,'296299','李雷','out',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(12,1795290048604,'308004','Ann','ban','~418d7a3a16',52,0,'296299','李雷','for good',NULL,0,NULL,'{"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(13,1795290048612,'308004','Ann','undo','~418d7a3a16',53,0,'296299','李雷','',NULL,4,10,'{}',NULL,'');
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
INSERT INTO "attachment" VALUES('~418d7a3a16',40,'08c54d89a091bee9df4344838cdc6ec6');
INSERT INTO "attachment" VALUES('~418d7a3a16',41,'ca04c04eb48a6c7f8682e96ed714cc7c');
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
INSERT INTO "block" VALUES('308004','296299',1795290048653);
CREATE TABLE bot (
	person TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	CONSTRAINT pk_bot PRIMARY KEY (person)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "bot" VALUES('259871','308004',1795290047934);
INSERT INTO "bot" VALUES('604665','308004',1795290047962);
INSERT INTO "bot" VALUES('816461','308004',1795290047832);
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
INSERT INTO "code" VALUES(X'8191EB8627C318C25B891D2ECF47982023A19555E101A17F636B775ED738D902','owner',1795290045941,'308004');
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
INSERT INTO "draft" VALUES('965454','lobby','half a thought',2,1795290048623);
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
INSERT INTO "edition" VALUES('~418d7a3a16',7,0,1795290046982,'👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺');
INSERT INTO "edition" VALUES('~418d7a3a16',7,28,1795290046998,'שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어');
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
INSERT INTO "entry" VALUES(1,'~418d7a3a16',1,0,'308004','Ann',1795290046513,'golden-308004-001',NULL,'{"kind":"created","room_kind":"open","name":"tea","topic":"about tea 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(2,'~870eea55b7',1,0,'308004','Ann',1795290046520,'golden-308004-002',NULL,'{"kind":"created","room_kind":"open","name":"côté","topic":"about côté 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(3,'~caaf2d0822',1,0,'308004','Ann',1795290046526,'golden-308004-003',NULL,'{"kind":"created","room_kind":"private","name":"quiet","topic":"about quiet 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(4,'~418d7a3a16',2,0,'965454','Bób',1795290046535,'golden-965454-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(5,'~418d7a3a16',3,0,'296299','李雷',1795290046548,'golden-296299-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(6,'~caaf2d0822',2,0,'308004','Ann',1795290046558,'golden-308004-004',NULL,'{"kind":"invited","who":"965454","who_name":"Bób"}');
INSERT INTO "entry" VALUES(7,'~418d7a3a16',4,0,'308004','Ann',1795290046571,'golden-308004-005',NULL,'{"kind":"topic-set","topic":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(8,'~418d7a3a16',5,0,'308004','Ann',1795290046581,'golden-308004-006',NULL,'{"kind":"role-set","who":"965454","who_name":"Bób","role":"moderator"}');
INSERT INTO "entry" VALUES(9,'~caaf2d0822',3,0,'308004','Ann',1795290046592,'golden-308004-007',NULL,'{"kind":"renamed","name":"quieter"}');
INSERT INTO "entry" VALUES(10,'~418d7a3a16',6,0,'308004','Ann',1795290046596,'golden-308004-008',NULL,'{"kind":"policy-set","policy":{"keep_editions":true,"receipts":"names"},"changed":["keep_editions","receipts"]}');
INSERT INTO "entry" VALUES(11,'~308004-965454',1,0,'308004','Ann',1795290046610,'golden-308004-009',NULL,'{"kind":"created","room_kind":"direct","name":"","topic":"","who":"965454","who_name":"Bób"}');
INSERT INTO "entry" VALUES(12,'lobby',1,1,'308004','Ann',1795290046624,'golden-308004-010',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795290046876,"rev":23}');
INSERT INTO "entry" VALUES(13,'lobby',2,2,'965454','Bób',1795290046631,'golden-965454-002',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(14,'lobby',3,3,'308004','Ann',1795290046632,'golden-308004-011',NULL,'{"kind":"said","text":"","deleted":"308004","rev":25}');
INSERT INTO "entry" VALUES(15,'lobby',4,4,'965454','Bób',1795290046633,'golden-965454-003',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(16,'lobby',5,5,'308004','Ann',1795290046636,'golden-308004-012',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["965454","296299"],"🏳️‍🌈":["296299"]},"rev":31}');
INSERT INTO "entry" VALUES(17,'lobby',6,6,'965454','Bób',1795290046640,'golden-965454-004',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":33}');
INSERT INTO "entry" VALUES(18,'lobby',7,7,'308004','Ann',1795290046641,'golden-308004-013',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(19,'lobby',8,8,'965454','Bób',1795290046644,'golden-965454-005',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(20,'lobby',9,9,'308004','Ann',1795290046648,'golden-308004-014',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(21,'lobby',10,10,'965454','Bób',1795290046656,'golden-965454-006',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(22,'lobby',11,11,'308004','Ann',1795290046664,'golden-308004-015',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(23,'lobby',12,12,'965454','Bób',1795290046666,'golden-965454-007',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(24,'lobby',13,13,'308004','Ann',1795290046670,'golden-308004-016',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(25,'lobby',14,14,'965454','Bób',1795290046672,'golden-965454-008',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(26,'lobby',15,15,'308004','Ann',1795290046675,'golden-308004-017',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(27,'lobby',16,16,'965454','Bób',1795290046676,'golden-965454-009',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(28,'lobby',17,17,'308004','Ann',1795290046677,'golden-308004-018',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(29,'lobby',18,18,'965454','Bób',1795290046680,'golden-965454-010',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(30,'lobby',19,19,'308004','Ann',1795290046684,'golden-308004-019',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(31,'lobby',20,20,'965454','Bób',1795290046685,'golden-965454-011',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(32,'lobby',21,21,'965454','Bób',1795290046692,'golden-965454-012',1,'{"kind":"said","text":"@Ann @296299 and @room: look","reply_to":1,"mentions":["308004","296299"]}');
INSERT INTO "entry" VALUES(33,'lobby',22,21,'308004','Ann',1795290046871,'golden-308004-020',1,'{"kind":"edited","target":1}');
INSERT INTO "entry" VALUES(34,'lobby',23,21,'308004','Ann',1795290046876,'golden-308004-021',1,'{"kind":"edited","target":1,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(35,'lobby',24,21,'308004','Ann',1795290046877,'golden-308004-022',3,'{"kind":"edited","target":3}');
INSERT INTO "entry" VALUES(36,'lobby',25,21,'308004','Ann',1795290046878,'golden-308004-023',3,'{"kind":"deleted","target":3}');
INSERT INTO "entry" VALUES(37,'lobby',26,21,'965454','Bób',1795290046881,'golden-965454-013',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(38,'lobby',27,21,'296299','李雷',1795290046901,'golden-296299-002',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(39,'lobby',28,21,'296299','李雷',1795290046908,'golden-296299-003',5,'{"kind":"reacted","target":5,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(40,'lobby',29,21,'308004','Ann',1795290046916,'golden-308004-024',5,'{"kind":"reacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(41,'lobby',30,21,'308004','Ann',1795290046920,'golden-308004-025',5,'{"kind":"unreacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(42,'lobby',31,21,'308004','Ann',1795290046926,'golden-308004-026',5,'{"kind":"pinned","target":5,"pins":1}');
INSERT INTO "entry" VALUES(43,'lobby',32,21,'308004','Ann',1795290046929,'golden-308004-027',6,'{"kind":"pinned","target":6,"pins":2}');
INSERT INTO "entry" VALUES(44,'lobby',33,21,'308004','Ann',1795290046941,'golden-308004-028',6,'{"kind":"unpinned","target":6,"pins":1}');
INSERT INTO "entry" VALUES(45,'~418d7a3a16',7,1,'308004','Ann',1795290046982,'golden-308004-029',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795290047000,"rev":29}');
INSERT INTO "entry" VALUES(46,'~418d7a3a16',8,2,'965454','Bób',1795290046983,'golden-965454-015',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(47,'~418d7a3a16',9,3,'308004','Ann',1795290046984,'golden-308004-030',NULL,'{"kind":"said","text":"","deleted":"308004","rev":31}');
INSERT INTO "entry" VALUES(48,'~418d7a3a16',10,4,'965454','Bób',1795290046984,'golden-965454-016',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(49,'~418d7a3a16',11,5,'308004','Ann',1795290046985,'golden-308004-031',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["965454","296299"],"🏳️‍🌈":["296299"]},"rev":37}');
INSERT INTO "entry" VALUES(50,'~418d7a3a16',12,6,'965454','Bób',1795290046986,'golden-965454-017',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":39}');
INSERT INTO "entry" VALUES(51,'~418d7a3a16',13,7,'308004','Ann',1795290046987,'golden-308004-032',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(52,'~418d7a3a16',14,8,'965454','Bób',1795290046987,'golden-965454-018',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(53,'~418d7a3a16',15,9,'308004','Ann',1795290046988,'golden-308004-033',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(54,'~418d7a3a16',16,10,'965454','Bób',1795290046989,'golden-965454-019',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(55,'~418d7a3a16',17,11,'308004','Ann',1795290046989,'golden-308004-034',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(56,'~418d7a3a16',18,12,'965454','Bób',1795290046990,'golden-965454-020',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(57,'~418d7a3a16',19,13,'308004','Ann',1795290046991,'golden-308004-035',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(58,'~418d7a3a16',20,14,'965454','Bób',1795290046992,'golden-965454-021',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(59,'~418d7a3a16',21,15,'308004','Ann',1795290046992,'golden-308004-036',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(60,'~418d7a3a16',22,16,'965454','Bób',1795290046993,'golden-965454-022',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(61,'~418d7a3a16',23,17,'308004','Ann',1795290046994,'golden-308004-037',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(62,'~418d7a3a16',24,18,'965454','Bób',1795290046995,'golden-965454-023',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(63,'~418d7a3a16',25,19,'308004','Ann',1795290046995,'golden-308004-038',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(64,'~418d7a3a16',26,20,'965454','Bób',1795290046996,'golden-965454-024',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(65,'~418d7a3a16',27,21,'965454','Bób',1795290046997,'golden-965454-025',7,'{"kind":"said","text":"@Ann @296299 and @room: look","reply_to":7,"mentions":["308004","296299"],"calls":["room"]}');
INSERT INTO "entry" VALUES(66,'~418d7a3a16',28,21,'308004','Ann',1795290046998,'golden-308004-039',7,'{"kind":"edited","target":7}');
INSERT INTO "entry" VALUES(67,'~418d7a3a16',29,21,'308004','Ann',1795290047000,'golden-308004-040',7,'{"kind":"edited","target":7,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(68,'~418d7a3a16',30,21,'308004','Ann',1795290047002,'golden-308004-041',9,'{"kind":"edited","target":9}');
INSERT INTO "entry" VALUES(69,'~418d7a3a16',31,21,'308004','Ann',1795290047003,'golden-308004-042',9,'{"kind":"deleted","target":9}');
INSERT INTO "entry" VALUES(70,'~418d7a3a16',32,21,'965454','Bób',1795290047005,'golden-965454-026',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(71,'~418d7a3a16',33,21,'296299','李雷',1795290047007,'golden-296299-005',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(72,'~418d7a3a16',34,21,'296299','李雷',1795290047008,'golden-296299-006',11,'{"kind":"reacted","target":11,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(73,'~418d7a3a16',35,21,'308004','Ann',1795290047009,'golden-308004-043',11,'{"kind":"reacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(74,'~418d7a3a16',36,21,'308004','Ann',1795290047010,'golden-308004-044',11,'{"kind":"unreacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(75,'~418d7a3a16',37,21,'308004','Ann',1795290047011,'golden-308004-045',11,'{"kind":"pinned","target":11,"pins":1}');
INSERT INTO "entry" VALUES(76,'~418d7a3a16',38,21,'308004','Ann',1795290047012,'golden-308004-046',12,'{"kind":"pinned","target":12,"pins":2}');
INSERT INTO "entry" VALUES(77,'~418d7a3a16',39,21,'308004','Ann',1795290047014,'golden-308004-047',12,'{"kind":"unpinned","target":12,"pins":1}');
INSERT INTO "entry" VALUES(78,'~caaf2d0822',4,1,'965454','Bób',1795290047030,'golden-965454-028',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(79,'~308004-965454',2,1,'965454','Bób',1795290047031,'golden-965454-029',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(80,'~418d7a3a16',40,22,'308004','Ann',1795290047724,'golden-308004-048',NULL,'{"kind":"said","text":"see","files":[{"id":"08c54d89a091bee9df4344838cdc6ec6","name":"ünïcode 📎.txt","kind":"text/plain","size":99}]}');
INSERT INTO "entry" VALUES(81,'~418d7a3a16',41,23,'308004','Ann',1795290047809,'golden-308004-049',NULL,'{"kind":"said","text":"see","files":[{"id":"ca04c04eb48a6c7f8682e96ed714cc7c","name":"dot.gif","kind":"image/gif","size":35,"width":1,"height":1,"thumb":true}]}');
INSERT INTO "entry" VALUES(82,'~418d7a3a16',42,23,'308004','Ann',1795290047945,'6ea17c8794b462e9',NULL,'{"kind":"invited","who":"259871","who_name":"høøk"}');
INSERT INTO "entry" VALUES(83,'~418d7a3a16',43,23,'308004','Ann',1795290047976,'2125eb19c0fdf6fb',NULL,'{"kind":"invited","who":"604665","who_name":"away"}');
INSERT INTO "entry" VALUES(84,'~418d7a3a16',44,24,'296299','李雷',1795290048020,'golden-296299-008',NULL,'{"kind":"said","text":"spam 0","rev":53}');
INSERT INTO "entry" VALUES(85,'~418d7a3a16',45,25,'296299','李雷',1795290048033,'golden-296299-009',NULL,'{"kind":"said","text":"spam 1","rev":53}');
INSERT INTO "entry" VALUES(86,'~418d7a3a16',46,26,'296299','李雷',1795290048557,'golden-296299-010',NULL,'{"kind":"said","text":"spam 2","rev":53}');
INSERT INTO "entry" VALUES(87,'~418d7a3a16',47,27,'296299','李雷',1795290048576,'golden-296299-011',NULL,'{"kind":"said","text":"spam 3","rev":53}');
INSERT INTO "entry" VALUES(88,'~418d7a3a16',48,27,'308004','Ann',1795290048578,'golden-308004-050',NULL,'{"kind":"muted","who":"296299","who_name":"李雷","until":2110650048578,"why":"löud"}');
INSERT INTO "entry" VALUES(89,'~418d7a3a16',49,27,'308004','Ann',1795290048581,'golden-308004-051',NULL,'{"kind":"unmuted","who":"296299","who_name":"李雷"}');
INSERT INTO "entry" VALUES(90,'~418d7a3a16',50,27,'308004','Ann',1795290048584,'golden-308004-052',NULL,'{"kind":"purged","who":"296299","who_name":"李雷","first":44,"last":47,"messages":4,"why":"spam"}');
INSERT INTO "entry" VALUES(91,'~418d7a3a16',51,27,'308004','Ann',1795290048601,'golden-308004-053',NULL,'{"kind":"kicked","who":"296299","who_name":"李雷","why":"out"}');
INSERT INTO "entry" VALUES(92,'~418d7a3a16',52,27,'308004','Ann',1795290048604,'golden-308004-054',NULL,'{"kind":"banned","who":"296299","who_name":"李雷","why":"for good"}');
INSERT INTO "entry" VALUES(93,'~418d7a3a16',53,27,'308004','Ann',1795290048612,'golden-308004-056',NULL,'{"kind":"restored","removal":50,"messages":4}');
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
INSERT INTO "file" VALUES('08c54d89a091bee9df4344838cdc6ec6',X'123E41C888C0D6E02ACB34CBCA8E3AA6B1F49DCE7CF94E5EAA353C9E2DD96473',99,'text/plain','ünïcode 📎.txt','308004',1795290047704,0,0,0,1);
INSERT INTO "file" VALUES('ca04c04eb48a6c7f8682e96ed714cc7c',X'58583A632FE1246EC4A7A79B40F14F4702A65F6B029220D31E93305DF3C0ED98',35,'image/gif','dot.gif','308004',1795290047798,1,1,1,1);
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
INSERT INTO "hook" VALUES('259871','~418d7a3a16',X'D8AAB3345CD5073F8F0FF42EFFB3027BDA2DD46D34422DF1228FD8A4D8220C9E',NULL);
CREATE TABLE kept (
	name TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	CONSTRAINT pk_kept PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "kept" VALUES('markers',93);
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
INSERT INTO "marker" VALUES('259871','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('259871','~418d7a3a16',42,23,'everything');
INSERT INTO "marker" VALUES('296299','lobby',4,4,'everything');
INSERT INTO "marker" VALUES('296299','~418d7a3a16',47,27,'everything');
INSERT INTO "marker" VALUES('308004','lobby',19,19,'everything');
INSERT INTO "marker" VALUES('308004','~308004-965454',1,0,'everything');
INSERT INTO "marker" VALUES('308004','~418d7a3a16',41,23,'everything');
INSERT INTO "marker" VALUES('308004','~870eea55b7',1,0,'everything');
INSERT INTO "marker" VALUES('308004','~caaf2d0822',1,0,'everything');
INSERT INTO "marker" VALUES('604665','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('604665','~418d7a3a16',43,23,'everything');
INSERT INTO "marker" VALUES('611695','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('816461','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('965454','lobby',21,21,'everything');
INSERT INTO "marker" VALUES('965454','~308004-965454',2,1,'everything');
INSERT INTO "marker" VALUES('965454','~418d7a3a16',27,21,'mentions');
INSERT INTO "marker" VALUES('965454','~caaf2d0822',4,1,'everything');
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
INSERT INTO "member" VALUES('~308004-965454','308004','owner',1);
INSERT INTO "member" VALUES('~308004-965454','965454','owner',1);
INSERT INTO "member" VALUES('~418d7a3a16','259871','member',42);
INSERT INTO "member" VALUES('~418d7a3a16','308004','owner',1);
INSERT INTO "member" VALUES('~418d7a3a16','604665','member',43);
INSERT INTO "member" VALUES('~418d7a3a16','965454','moderator',2);
INSERT INTO "member" VALUES('~870eea55b7','308004','owner',1);
INSERT INTO "member" VALUES('~caaf2d0822','308004','owner',1);
INSERT INTO "member" VALUES('~caaf2d0822','965454','member',2);
CREATE TABLE mention (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (person, room, seq)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "mention" VALUES('296299','lobby',21);
INSERT INTO "mention" VALUES('308004','lobby',21);
INSERT INTO "mention" VALUES('296299','~418d7a3a16',27);
INSERT INTO "mention" VALUES('308004','~418d7a3a16',27);
INSERT INTO "mention" VALUES('@room','~418d7a3a16',27);
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
INSERT INTO "outlet" VALUES('604665','~418d7a3a16','http://127.0.0.1:9/nobody','ThVoAbIFLyt_l0n6s_OyCiRWdndJeGgL',43,1795290048556,'');
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
INSERT INTO "person" VALUES('259871','høøk','høøk','bot','member',NULL,1795290047934);
INSERT INTO "person" VALUES('296299','李雷','李雷','guest','member',NULL,1795290046110);
INSERT INTO "person" VALUES('308004','Ann','ann','account','owner','$argon2id$v=19$m=19456,t=2,p=1$tL3RX+KPttz3V/hCe8TOzw$kI1XNAgKLodEcGtcQzhVxuvOZWd//5cHp52w4+TiMgQ',1795290045950);
INSERT INTO "person" VALUES('604665','away','avvay','bot','member',NULL,1795290047962);
INSERT INTO "person" VALUES('611695','gone soon','gone_soon','bot','member',NULL,1795290047888);
INSERT INTO "person" VALUES('816461','würfel','vvürfel','bot','member',NULL,1795290047832);
INSERT INTO "person" VALUES('965454','Bób','bób','guest','member',NULL,1795290046095);
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
INSERT INTO "pin" VALUES('~418d7a3a16',11,37);
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
INSERT INTO "report" VALUES(1,1795290046964,'965454','Bób','lobby',7,'{"id":0,"at":1795290046964,"by":"965454","by_name":"Bób","room":"lobby","seq":7,"who":"308004","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
INSERT INTO "report" VALUES(2,1795290047019,'965454','Bób','~418d7a3a16',13,'{"id":0,"at":1795290047019,"by":"965454","by_name":"Bób","room":"~418d7a3a16","seq":13,"who":"308004","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
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
INSERT INTO "restriction" VALUES('~418d7a3a16','296299','ban',0,9007199254740991);
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
INSERT INTO "room" VALUES('lobby','open','lobby','lobby','',1795290045011,'{}');
INSERT INTO "room" VALUES('~308004-965454','direct','',NULL,'',1795290046610,'{}');
INSERT INTO "room" VALUES('~418d7a3a16','open','tea','tea','👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺',1795290046513,'{"keep_editions":true,"receipts":"names"}');
INSERT INTO "room" VALUES('~870eea55b7','open','côté','côté','about côté 🍵',1795290046520,'{}');
INSERT INTO "room" VALUES('~caaf2d0822','private','quieter',NULL,'about quiet 🍵',1795290046526,'{}');
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
INSERT INTO "session" VALUES(X'52BD6DA150E541154DEEFC3EE59D74C560F80CD837D5BCE906461B6BDC94A136','816461','a bot''s token',1795290047832,1795290047832);
INSERT INTO "session" VALUES(X'C3A0DC928EA8EE88FA110385101EB352BC9122BE76973165BC64EE589B3104B9','965454','',1795290046095,1795290046095);
INSERT INTO "session" VALUES(X'CBC967C595DBEEFEB68AD6D1E126B60E06E4B9FA8F2B2E37BFED2C1333BC8AEF','308004','',1795290045950,1795290045950);
INSERT INTO "session" VALUES(X'CC4945DB034D9ED8CFC7810EC6F6F2B11A9774C2CE4F2B29D381EBAA89D7C751','296299','',1795290046110,1795290046110);
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
INSERT INTO "ssh_key" VALUES(X'66402C9468C58941DD19FFD650BF2B42F9226F83D3BD06AD515D0E5104A77020','308004','ssh-ed25519','ädä',1795290047988,NULL);
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
