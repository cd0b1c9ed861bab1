BEGIN TRANSACTION;
CREATE TABLE accepted (
	invitation BLOB NOT NULL, 
	person TEXT NOT NULL, 
	CONSTRAINT pk_accepted PRIMARY KEY (invitation, person), 
	CONSTRAINT fk_accepted_invitation FOREIGN KEY(invitation) REFERENCES invitation (hash) ON DELETE CASCADE
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
INSERT INTO "act" VALUES(1,1795299438484,'688818','Ann','role','~c69bbeb147',5,0,'797246','Bób','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(2,1795299438488,'688818','Ann','policy','~c69bbeb147',6,0,NULL,'','',NULL,0,NULL,'{"policy":{},"then":{"keep_editions":true,"receipts":"names"},"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(3,1795299440408,'688818','Ann','make-bot','lobby',0,1,'961350','würfel','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(4,1795299440447,'688818','Ann','make-bot','lobby',0,1,'414534','gone soon','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(5,1795299440462,'688818','Ann','remove-bot','lobby',0,1,'414534','gone soon','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(6,1795299440494,'688818','Ann','make-hook','lobby',0,1,'375400','høøk','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(7,1795299440518,'688818','Ann','make-invitation','~c69bbeb147',0,0,NULL,'','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(8,1795299440545,'688818','Ann','make-hook','lobby',0,1,'102080','away','',NULL,0,NULL,'{}',NULL,'');
INSERT INTO "act" VALUES(9,1795299441210,'688818','Ann','mute','~c69bbeb147',48,0,'194106','李雷','löud',2110659441210,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(10,1795299441218,'688818','Ann','unmute','~c69bbeb147',49,0,'194106','李雷','',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(11,1795299441228,'688818','Ann','purge','~c69bbeb147',50,0,'194106','李雷','spam',NULL,4,NULL,'{"rank":"owner"}',1795299441268,'Ann');
INSERT INTO "act" VALUES(12,1795299441247,'688818','Ann','kick','~c69bbeb147',51,0,'194106','李雷','out',NULL,0,NULL,'{"role":"member","rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(13,1795299441257,'688818','Ann','ban','~c69bbeb147',52,0,'194106','李雷','for good',NULL,0,NULL,'{"rank":"owner"}',NULL,'');
INSERT INTO "act" VALUES(14,1795299441268,'688818','Ann','undo','~c69bbeb147',53,0,'194106','李雷','',NULL,4,11,'{}',NULL,'');
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
INSERT INTO "alembic_version" VALUES('0005');
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
INSERT INTO "attachment" VALUES('~c69bbeb147',40,'42ebd0a920ac873f1240c15c2e8bff0c');
INSERT INTO "attachment" VALUES('~c69bbeb147',41,'a769fc3e424c1774988878dbd676a5e9');
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
INSERT INTO "block" VALUES('688818','194106',1795299441290);
CREATE TABLE bot (
	person TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	CONSTRAINT pk_bot PRIMARY KEY (person)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "bot" VALUES('102080','688818',1795299440545);
INSERT INTO "bot" VALUES('375400','688818',1795299440494);
INSERT INTO "bot" VALUES('961350','688818',1795299440408);
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
INSERT INTO "code" VALUES(X'35FDE0A3758A2F93BF173216CAEB3D5359D120134CF411DA40ADDB802189A6F2','owner',1795299436359,'688818');
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
INSERT INTO "draft" VALUES('797246','lobby','half a thought',2,1795299441278);
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
INSERT INTO "edition" VALUES('~c69bbeb147',7,0,1795299438944,'👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺');
INSERT INTO "edition" VALUES('~c69bbeb147',7,28,1795299439030,'שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어');
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
INSERT INTO "entry" VALUES(1,'~c69bbeb147',1,0,'688818','Ann',1795299438423,'golden-688818-001',NULL,'{"kind":"created","room_kind":"open","name":"tea","topic":"about tea 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(2,'~a915017304',1,0,'688818','Ann',1795299438465,'golden-688818-002',NULL,'{"kind":"created","room_kind":"open","name":"côté","topic":"about côté 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(3,'~ef89941da3',1,0,'688818','Ann',1795299438473,'golden-688818-003',NULL,'{"kind":"created","room_kind":"private","name":"quiet","topic":"about quiet 🍵","who":null,"who_name":""}');
INSERT INTO "entry" VALUES(4,'~c69bbeb147',2,0,'797246','Bób',1795299438476,'golden-797246-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(5,'~c69bbeb147',3,0,'194106','李雷',1795299438478,'golden-194106-001',NULL,'{"kind":"joined"}');
INSERT INTO "entry" VALUES(6,'~ef89941da3',2,0,'688818','Ann',1795299438480,'golden-688818-004',NULL,'{"kind":"invited","who":"797246","who_name":"Bób"}');
INSERT INTO "entry" VALUES(7,'~c69bbeb147',4,0,'688818','Ann',1795299438482,'golden-688818-005',NULL,'{"kind":"topic-set","topic":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(8,'~c69bbeb147',5,0,'688818','Ann',1795299438484,'golden-688818-006',NULL,'{"kind":"role-set","who":"797246","who_name":"Bób","role":"moderator"}');
INSERT INTO "entry" VALUES(9,'~ef89941da3',3,0,'688818','Ann',1795299438487,'golden-688818-007',NULL,'{"kind":"renamed","name":"quieter"}');
INSERT INTO "entry" VALUES(10,'~c69bbeb147',6,0,'688818','Ann',1795299438488,'golden-688818-008',NULL,'{"kind":"policy-set","policy":{"keep_editions":true,"receipts":"names"},"changed":["keep_editions","receipts"]}');
INSERT INTO "entry" VALUES(11,'~688818-797246',1,0,'688818','Ann',1795299438491,'golden-688818-009',NULL,'{"kind":"created","room_kind":"direct","name":"","topic":"","who":"797246","who_name":"Bób"}');
INSERT INTO "entry" VALUES(12,'lobby',1,1,'688818','Ann',1795299438496,'golden-688818-010',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795299438720,"rev":23}');
INSERT INTO "entry" VALUES(13,'lobby',2,2,'797246','Bób',1795299438497,'golden-797246-002',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(14,'lobby',3,3,'688818','Ann',1795299438498,'golden-688818-011',NULL,'{"kind":"said","text":"","deleted":"688818","rev":25}');
INSERT INTO "entry" VALUES(15,'lobby',4,4,'797246','Bób',1795299438499,'golden-797246-003',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(16,'lobby',5,5,'688818','Ann',1795299438500,'golden-688818-012',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["797246","194106"],"🏳️‍🌈":["194106"]},"rev":31}');
INSERT INTO "entry" VALUES(17,'lobby',6,6,'797246','Bób',1795299438501,'golden-797246-004',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":33}');
INSERT INTO "entry" VALUES(18,'lobby',7,7,'688818','Ann',1795299438504,'golden-688818-013',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(19,'lobby',8,8,'797246','Bób',1795299438504,'golden-797246-005',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(20,'lobby',9,9,'688818','Ann',1795299438505,'golden-688818-014',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(21,'lobby',10,10,'797246','Bób',1795299438506,'golden-797246-006',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(22,'lobby',11,11,'688818','Ann',1795299438507,'golden-688818-015',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(23,'lobby',12,12,'797246','Bób',1795299438507,'golden-797246-007',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(24,'lobby',13,13,'688818','Ann',1795299438508,'golden-688818-016',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(25,'lobby',14,14,'797246','Bób',1795299438509,'golden-797246-008',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(26,'lobby',15,15,'688818','Ann',1795299438509,'golden-688818-017',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(27,'lobby',16,16,'797246','Bób',1795299438510,'golden-797246-009',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(28,'lobby',17,17,'688818','Ann',1795299438511,'golden-688818-018',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(29,'lobby',18,18,'797246','Bób',1795299438511,'golden-797246-010',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(30,'lobby',19,19,'688818','Ann',1795299438512,'golden-688818-019',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(31,'lobby',20,20,'797246','Bób',1795299438513,'golden-797246-011',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(32,'lobby',21,21,'797246','Bób',1795299438513,'golden-797246-012',1,'{"kind":"said","text":"@Ann @194106 and @room: look","reply_to":1,"mentions":["688818","194106"]}');
INSERT INTO "entry" VALUES(33,'lobby',22,21,'688818','Ann',1795299438713,'golden-688818-020',1,'{"kind":"edited","target":1}');
INSERT INTO "entry" VALUES(34,'lobby',23,21,'688818','Ann',1795299438720,'golden-688818-021',1,'{"kind":"edited","target":1,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(35,'lobby',24,21,'688818','Ann',1795299438722,'golden-688818-022',3,'{"kind":"edited","target":3}');
INSERT INTO "entry" VALUES(36,'lobby',25,21,'688818','Ann',1795299438724,'golden-688818-023',3,'{"kind":"deleted","target":3}');
INSERT INTO "entry" VALUES(37,'lobby',26,21,'797246','Bób',1795299438728,'golden-797246-013',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(38,'lobby',27,21,'194106','李雷',1795299438767,'golden-194106-002',5,'{"kind":"reacted","target":5,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(39,'lobby',28,21,'194106','李雷',1795299438792,'golden-194106-003',5,'{"kind":"reacted","target":5,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(40,'lobby',29,21,'688818','Ann',1795299438806,'golden-688818-024',5,'{"kind":"reacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(41,'lobby',30,21,'688818','Ann',1795299438820,'golden-688818-025',5,'{"kind":"unreacted","target":5,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(42,'lobby',31,21,'688818','Ann',1795299438827,'golden-688818-026',5,'{"kind":"pinned","target":5,"pins":1}');
INSERT INTO "entry" VALUES(43,'lobby',32,21,'688818','Ann',1795299438834,'golden-688818-027',6,'{"kind":"pinned","target":6,"pins":2}');
INSERT INTO "entry" VALUES(44,'lobby',33,21,'688818','Ann',1795299438838,'golden-688818-028',6,'{"kind":"unpinned","target":6,"pins":1}');
INSERT INTO "entry" VALUES(45,'~c69bbeb147',7,1,'688818','Ann',1795299438944,'golden-688818-029',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","edited":1795299439034,"rev":29}');
INSERT INTO "entry" VALUES(46,'~c69bbeb147',8,2,'797246','Bób',1795299438973,'golden-797246-015',NULL,'{"kind":"said","text":"👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺"}');
INSERT INTO "entry" VALUES(47,'~c69bbeb147',9,3,'688818','Ann',1795299438993,'golden-688818-030',NULL,'{"kind":"said","text":"","deleted":"688818","rev":31}');
INSERT INTO "entry" VALUES(48,'~c69bbeb147',10,4,'797246','Bób',1795299438998,'golden-797246-016',NULL,'{"kind":"said","text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(49,'~c69bbeb147',11,5,'688818','Ann',1795299438999,'golden-688818-031',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","pinned":true,"reactions":{"👍🏽":["797246","194106"],"🏳️‍🌈":["194106"]},"rev":37}');
INSERT INTO "entry" VALUES(50,'~c69bbeb147',12,6,'797246','Bób',1795299439001,'golden-797246-017',NULL,'{"kind":"said","text":"שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","rev":39}');
INSERT INTO "entry" VALUES(51,'~c69bbeb147',13,7,'688818','Ann',1795299439010,'golden-688818-032',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(52,'~c69bbeb147',14,8,'797246','Bób',1795299439012,'golden-797246-018',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(53,'~c69bbeb147',15,9,'688818','Ann',1795299439013,'golden-688818-033',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(54,'~c69bbeb147',16,10,'797246','Bób',1795299439016,'golden-797246-019',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(55,'~c69bbeb147',17,11,'688818','Ann',1795299439017,'golden-688818-034',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(56,'~c69bbeb147',18,12,'797246','Bób',1795299439018,'golden-797246-020',NULL,'{"kind":"said","text":"\",\"deleted\":\"100001\",\"x\":\""}');
INSERT INTO "entry" VALUES(57,'~c69bbeb147',19,13,'688818','Ann',1795299439019,'golden-688818-035',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(58,'~c69bbeb147',20,14,'797246','Bób',1795299439020,'golden-797246-021',NULL,'{"kind":"said","text":"<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||"}');
INSERT INTO "entry" VALUES(59,'~c69bbeb147',21,15,'688818','Ann',1795299439021,'golden-688818-036',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(60,'~c69bbeb147',22,16,'797246','Bób',1795299439023,'golden-797246-022',NULL,'{"kind":"said","text":"Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 end"}');
INSERT INTO "entry" VALUES(61,'~c69bbeb147',23,17,'688818','Ann',1795299439024,'golden-688818-037',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(62,'~c69bbeb147',24,18,'797246','Bób',1795299439025,'golden-797246-023',NULL,'{"kind":"said","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}');
INSERT INTO "entry" VALUES(63,'~c69bbeb147',25,19,'688818','Ann',1795299439026,'golden-688818-038',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(64,'~c69bbeb147',26,20,'797246','Bób',1795299439027,'golden-797246-024',NULL,'{"kind":"said","text":"''); drop table entry; --"}');
INSERT INTO "entry" VALUES(65,'~c69bbeb147',27,21,'797246','Bób',1795299439028,'golden-797246-025',7,'{"kind":"said","text":"@Ann @194106 and @room: look","reply_to":7,"mentions":["688818","194106"],"calls":["room"]}');
INSERT INTO "entry" VALUES(66,'~c69bbeb147',28,21,'688818','Ann',1795299439030,'golden-688818-039',7,'{"kind":"edited","target":7}');
INSERT INTO "entry" VALUES(67,'~c69bbeb147',29,21,'688818','Ann',1795299439034,'golden-688818-040',7,'{"kind":"edited","target":7,"text":"é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b"}');
INSERT INTO "entry" VALUES(68,'~c69bbeb147',30,21,'688818','Ann',1795299439041,'golden-688818-041',9,'{"kind":"edited","target":9}');
INSERT INTO "entry" VALUES(69,'~c69bbeb147',31,21,'688818','Ann',1795299439044,'golden-688818-042',9,'{"kind":"deleted","target":9}');
INSERT INTO "entry" VALUES(70,'~c69bbeb147',32,21,'797246','Bób',1795299439049,'golden-797246-026',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(71,'~c69bbeb147',33,21,'194106','李雷',1795299439050,'golden-194106-005',11,'{"kind":"reacted","target":11,"emoji":"👍🏽"}');
INSERT INTO "entry" VALUES(72,'~c69bbeb147',34,21,'194106','李雷',1795299439053,'golden-194106-006',11,'{"kind":"reacted","target":11,"emoji":"🏳️‍🌈"}');
INSERT INTO "entry" VALUES(73,'~c69bbeb147',35,21,'688818','Ann',1795299439055,'golden-688818-043',11,'{"kind":"reacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(74,'~c69bbeb147',36,21,'688818','Ann',1795299439056,'golden-688818-044',11,'{"kind":"unreacted","target":11,"emoji":"🎂"}');
INSERT INTO "entry" VALUES(75,'~c69bbeb147',37,21,'688818','Ann',1795299439058,'golden-688818-045',11,'{"kind":"pinned","target":11,"pins":1}');
INSERT INTO "entry" VALUES(76,'~c69bbeb147',38,21,'688818','Ann',1795299439060,'golden-688818-046',12,'{"kind":"pinned","target":12,"pins":2}');
INSERT INTO "entry" VALUES(77,'~c69bbeb147',39,21,'688818','Ann',1795299439062,'golden-688818-047',12,'{"kind":"unpinned","target":12,"pins":1}');
INSERT INTO "entry" VALUES(78,'~ef89941da3',4,1,'797246','Bób',1795299439074,'golden-797246-028',NULL,'{"kind":"said","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1"}');
INSERT INTO "entry" VALUES(79,'~688818-797246',2,1,'797246','Bób',1795299439075,'golden-797246-029',NULL,'{"kind":"said","text":"{\"kind\":\"said\",\"text\":\"\",\"deleted\":\"100001\"}"}');
INSERT INTO "entry" VALUES(80,'~c69bbeb147',40,22,'688818','Ann',1795299440338,'golden-688818-048',NULL,'{"kind":"said","text":"see","files":[{"id":"42ebd0a920ac873f1240c15c2e8bff0c","name":"ünïcode 📎.txt","kind":"text/plain","size":99}]}');
INSERT INTO "entry" VALUES(81,'~c69bbeb147',41,23,'688818','Ann',1795299440393,'golden-688818-049',NULL,'{"kind":"said","text":"see","files":[{"id":"a769fc3e424c1774988878dbd676a5e9","name":"dot.gif","kind":"image/gif","size":35,"width":1,"height":1,"thumb":true}]}');
INSERT INTO "entry" VALUES(82,'~c69bbeb147',42,23,'688818','Ann',1795299440502,'cb56763cd2196402',NULL,'{"kind":"invited","who":"375400","who_name":"høøk"}');
INSERT INTO "entry" VALUES(83,'~c69bbeb147',43,23,'688818','Ann',1795299440548,'48ff43c3553f8305',NULL,'{"kind":"invited","who":"102080","who_name":"away"}');
INSERT INTO "entry" VALUES(84,'~c69bbeb147',44,24,'194106','李雷',1795299440592,'golden-194106-008',NULL,'{"kind":"said","text":"spam 0","rev":53}');
INSERT INTO "entry" VALUES(85,'~c69bbeb147',45,25,'194106','李雷',1795299440600,'golden-194106-009',NULL,'{"kind":"said","text":"spam 1","rev":53}');
INSERT INTO "entry" VALUES(86,'~c69bbeb147',46,26,'194106','李雷',1795299441197,'golden-194106-010',NULL,'{"kind":"said","text":"spam 2","rev":53}');
INSERT INTO "entry" VALUES(87,'~c69bbeb147',47,27,'194106','李雷',1795299441200,'golden-194106-011',NULL,'{"kind":"said","text":"spam 3","rev":53}');
INSERT INTO "entry" VALUES(88,'~c69bbeb147',48,27,'688818','Ann',1795299441210,'golden-688818-050',NULL,'{"kind":"muted","who":"194106","who_name":"李雷","until":2110659441210,"why":"löud"}');
INSERT INTO "entry" VALUES(89,'~c69bbeb147',49,27,'688818','Ann',1795299441218,'golden-688818-051',NULL,'{"kind":"unmuted","who":"194106","who_name":"李雷"}');
INSERT INTO "entry" VALUES(90,'~c69bbeb147',50,27,'688818','Ann',1795299441228,'golden-688818-052',NULL,'{"kind":"purged","who":"194106","who_name":"李雷","first":44,"last":47,"messages":4,"why":"spam"}');
INSERT INTO "entry" VALUES(91,'~c69bbeb147',51,27,'688818','Ann',1795299441247,'golden-688818-053',NULL,'{"kind":"kicked","who":"194106","who_name":"李雷","why":"out"}');
INSERT INTO "entry" VALUES(92,'~c69bbeb147',52,27,'688818','Ann',1795299441257,'golden-688818-054',NULL,'{"kind":"banned","who":"194106","who_name":"李雷","why":"for good"}');
INSERT INTO "entry" VALUES(93,'~c69bbeb147',53,27,'688818','Ann',1795299441268,'golden-688818-056',NULL,'{"kind":"restored","removal":50,"messages":4}');
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
INSERT INTO "file" VALUES('42ebd0a920ac873f1240c15c2e8bff0c',X'123E41C888C0D6E02ACB34CBCA8E3AA6B1F49DCE7CF94E5EAA353C9E2DD96473',99,'text/plain','ünïcode 📎.txt','688818',1795299440328,0,0,0,1);
INSERT INTO "file" VALUES('a769fc3e424c1774988878dbd676a5e9',X'58583A632FE1246EC4A7A79B40F14F4702A65F6B029220D31E93305DF3C0ED98',35,'image/gif','dot.gif','688818',1795299440390,1,1,1,1);
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
INSERT INTO "hook" VALUES('375400','~c69bbeb147',X'0BE342A0323ABDF6402D06DF007BC3A87B73A630FFD25988EFA82C87C908F134',NULL);
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
INSERT INTO "invitation" VALUES(X'80ACAE3146ABCF35894820D96C3FA2AA89E2E2D8D75A268E68B06DBECA081390','~c69bbeb147','688818',1795299440518,1795904240518,3,0);
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
INSERT INTO "marker" VALUES('102080','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('102080','~c69bbeb147',43,23,'everything');
INSERT INTO "marker" VALUES('194106','lobby',4,4,'everything');
INSERT INTO "marker" VALUES('194106','~c69bbeb147',47,27,'everything');
INSERT INTO "marker" VALUES('375400','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('375400','~c69bbeb147',42,23,'everything');
INSERT INTO "marker" VALUES('414534','lobby',33,21,'everything');
INSERT INTO "marker" VALUES('688818','lobby',19,19,'everything');
INSERT INTO "marker" VALUES('688818','~688818-797246',1,0,'everything');
INSERT INTO "marker" VALUES('688818','~a915017304',1,0,'everything');
INSERT INTO "marker" VALUES('688818','~c69bbeb147',41,23,'everything');
INSERT INTO "marker" VALUES('688818','~ef89941da3',1,0,'everything');
INSERT INTO "marker" VALUES('797246','lobby',21,21,'everything');
INSERT INTO "marker" VALUES('797246','~688818-797246',2,1,'everything');
INSERT INTO "marker" VALUES('797246','~c69bbeb147',27,21,'mentions');
INSERT INTO "marker" VALUES('797246','~ef89941da3',4,1,'everything');
INSERT INTO "marker" VALUES('961350','lobby',33,21,'everything');
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
INSERT INTO "member" VALUES('~688818-797246','688818','owner',1);
INSERT INTO "member" VALUES('~688818-797246','797246','owner',1);
INSERT INTO "member" VALUES('~a915017304','688818','owner',1);
INSERT INTO "member" VALUES('~c69bbeb147','102080','member',43);
INSERT INTO "member" VALUES('~c69bbeb147','375400','member',42);
INSERT INTO "member" VALUES('~c69bbeb147','688818','owner',1);
INSERT INTO "member" VALUES('~c69bbeb147','797246','moderator',2);
INSERT INTO "member" VALUES('~ef89941da3','688818','owner',1);
INSERT INTO "member" VALUES('~ef89941da3','797246','member',2);
CREATE TABLE mention (
	person TEXT NOT NULL, 
	room TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (person, room, seq)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "mention" VALUES('194106','lobby',21);
INSERT INTO "mention" VALUES('688818','lobby',21);
INSERT INTO "mention" VALUES('194106','~c69bbeb147',27);
INSERT INTO "mention" VALUES('688818','~c69bbeb147',27);
INSERT INTO "mention" VALUES('@room','~c69bbeb147',27);
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
INSERT INTO "outlet" VALUES('102080','~c69bbeb147','http://127.0.0.1:9/nobody','O3udx4S5aoiZMLlP1Z00wDB6WZ6Grd_X',43,1795299441197,'');
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
INSERT INTO "person" VALUES('102080','away','avvay','bot','member',NULL,1795299440545);
INSERT INTO "person" VALUES('194106','李雷','李雷','guest','member',NULL,1795299437711);
INSERT INTO "person" VALUES('375400','høøk','høøk','bot','member',NULL,1795299440494);
INSERT INTO "person" VALUES('414534','gone soon','gone_soon','bot','member',NULL,1795299440447);
INSERT INTO "person" VALUES('688818','Ann','ann','account','owner','$argon2id$v=19$m=19456,t=2,p=1$jQ4kdsjWDSIQu3Zd+Inzvg$Vrry9pSmspi/TYkBMOQ53xuzUxplX2eCDgADMOwBvK4',1795299436421);
INSERT INTO "person" VALUES('797246','Bób','bób','guest','member',NULL,1795299437667);
INSERT INTO "person" VALUES('961350','würfel','vvürfel','bot','member',NULL,1795299440408);
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
INSERT INTO "pin" VALUES('~c69bbeb147',11,37);
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
INSERT INTO "report" VALUES(1,1795299438853,'797246','Bób','lobby',7,'{"id":0,"at":1795299438853,"by":"797246","by_name":"Bób","room":"lobby","seq":7,"who":"688818","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
INSERT INTO "report" VALUES(2,1795299439067,'797246','Bób','~c69bbeb147',13,'{"id":0,"at":1795299439067,"by":"797246","by_name":"Bób","room":"~c69bbeb147","seq":13,"who":"688818","who_name":"Ann","text":"line\nbreak, tab\there,  separator, quote '' \" \\ \\u0041 %s {} $1","why":"ünfair","context":["Bób: é is not é, ﬁ is no fi, K is no K, ­soft­, a‍b","Ann: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어","Bób: שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어"]}',NULL,NULL);
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
INSERT INTO "restriction" VALUES('~c69bbeb147','194106','ban',0,9007199254740991);
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
INSERT INTO "room" VALUES('lobby','open','lobby','lobby','',1795299432404,'{}');
INSERT INTO "room" VALUES('~688818-797246','direct','',NULL,'',1795299438491,'{}');
INSERT INTO "room" VALUES('~a915017304','open','côté','côté','about côté 🍵',1795299438465,'{}');
INSERT INTO "room" VALUES('~c69bbeb147','open','tea','tea','👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺',1795299438423,'{"keep_editions":true,"receipts":"names"}');
INSERT INTO "room" VALUES('~ef89941da3','private','quieter',NULL,'about quiet 🍵',1795299438473,'{}');
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
INSERT INTO "session" VALUES(X'3386B9091C2B5BEBBAACD3F30B62B5F184AB93B64EF5CE0AF785ABB9C48AE365','194106','',1795299437711,1795299437711);
INSERT INTO "session" VALUES(X'B7EF87D34D666AFEFF19810887F2B2B51B68A2D76F8EAC7437C6054779540D20','797246','',1795299437667,1795299437667);
INSERT INTO "session" VALUES(X'BEE13887E4513A95BA7C96645CB355C7737D1CCCA4DE420159F68085D82A6CD2','961350','a bot''s token',1795299440408,1795299440408);
INSERT INTO "session" VALUES(X'E68A12D5862C690D24CAD19F7D15342900C5B4D20FE94473EF4CBC5C8E7B3F49','688818','',1795299436421,1795299436421);
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
INSERT INTO "ssh_key" VALUES(X'66402C9468C58941DD19FFD650BF2B42F9226F83D3BD06AD515D0E5104A77020','688818','ssh-ed25519','ädä',1795299440574,NULL);
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
CREATE INDEX ix_invitation_room ON invitation (room);
COMMIT;
