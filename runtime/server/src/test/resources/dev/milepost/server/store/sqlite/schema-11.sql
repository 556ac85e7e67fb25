PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO flyway_schema_history VALUES(1,'1','journal and state','SQL','V1__journal_and_state.sql',-648861190,'','2026-11-28 14:55:04.967',8,1);
INSERT INTO flyway_schema_history VALUES(2,'2','dead letters that are settled','SQL','V2__dead_letters_that_are_settled.sql',-1895872632,'','2026-11-28 14:55:04.994',3,1);
INSERT INTO flyway_schema_history VALUES(3,'3','traces of actions','SQL','V3__traces_of_actions.sql',-115582992,'','2026-11-28 14:55:05.003',1,1);
INSERT INTO flyway_schema_history VALUES(4,'4','access','SQL','V4__access.sql',-1393191694,'','2026-11-28 14:55:05.012',1,1);
INSERT INTO flyway_schema_history VALUES(5,'5','stalled executions','SQL','V5__stalled_executions.sql',1114029594,'','2026-11-28 14:55:05.020',1,1);
INSERT INTO flyway_schema_history VALUES(6,'10','outbox delivery','SQL','V10__outbox_delivery.sql',460146209,'','2026-11-28 14:55:05.036',6,1);
INSERT INTO flyway_schema_history VALUES(7,'20','operations','SQL','V20__operations.sql',-1239033950,'','2026-11-28 14:55:05.056',3,1);
INSERT INTO flyway_schema_history VALUES(8,'30','versions','SQL','V30__versions.sql',1081157835,'','2026-11-28 14:55:05.066',3,1);
INSERT INTO flyway_schema_history VALUES(9,'40','merged subjects','SQL','V40__merged_subjects.sql',1143973036,'','2026-11-28 14:55:05.077',1,1);
INSERT INTO flyway_schema_history VALUES(10,'41','standings','SQL','V41__standings.sql',-750354233,'','2026-11-28 14:55:05.086',1,1);
INSERT INTO flyway_schema_history VALUES(11,'42','actions by visit','SQL','V42__actions_by_visit.sql',-1417023460,'','2026-11-28 14:55:05.113',15,1);
CREATE TABLE names (
  number INTEGER PRIMARY KEY,
  text   TEXT NOT NULL UNIQUE
);
INSERT INTO names VALUES(1,'test');
INSERT INTO names VALUES(2,'Customer');
INSERT INTO names VALUES(3,'CRM.Account');
INSERT INTO names VALUES(4,'Email');
INSERT INTO names VALUES(5,'54f08e4e59b87a640e93f04ec6a952cf426b94a250ee5d03a00597731403fca8');
INSERT INTO names VALUES(6,'Trial');
INSERT INTO names VALUES(7,'{"file":"onboarding.journey","line":81,"column":3,"text":"starts when"}');
INSERT INTO names VALUES(8,'Onboarding');
INSERT INTO names VALUES(9,'CRM');
INSERT INTO names VALUES(10,'Books.Invoice');
INSERT INTO names VALUES(11,'Website.Visit');
INSERT INTO names VALUES(12,'CRM.Account.Stage = "gone"');
INSERT INTO names VALUES(13,'Status');
INSERT INTO names VALUES(14,'Stage');
INSERT INTO names VALUES(15,'Website.Visit at least 3 times');
INSERT INTO names VALUES(16,'Website');
INSERT INTO names VALUES(17,'Books');
INSERT INTO names VALUES(18,'Books.Invoice.gone');
INSERT INTO names VALUES(19,'Live');
INSERT INTO names VALUES(20,'{"file":"onboarding.journey","line":22,"column":3,"text":"advances to Live"}');
INSERT INTO names VALUES(21,'Amount');
INSERT INTO names VALUES(22,'DueDate');
INSERT INTO names VALUES(23,'Discount');
INSERT INTO names VALUES(24,'Employees');
INSERT INTO names VALUES(25,'Active');
INSERT INTO names VALUES(26,'Since');
CREATE TABLE deployments (
  number  INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  catalog TEXT NOT NULL
, bindings TEXT, actor TEXT NOT NULL DEFAULT '', after_input INTEGER NOT NULL DEFAULT 0);
INSERT INTO deployments VALUES(1,1767603600000000,'{"apps":[{"name":"Books","records":[{"name":"Invoice","fields":{"Status":["Draft","Sent","Overdue",{"final":"Paid"}],"Amount":"money","DueDate":"date","Discount":"number","CustomerId":"text"}}]},{"name":"CRM","records":[{"name":"Account","fields":{"Email":"text","Stage":"text","Employees":"integer","Active":"boolean","Since":"datetime","Trial":"duration"}}],"actions":[{"name":"Send","fields":{"Text":"text"}}]},{"name":"Website","events":[{"name":"Visit","fields":{"Page":"text","Email":"text","Spent":"money"}}]}],"subjects":[{"name":"Customer","keys":[{"name":"Account","fields":["CRM.Account.Id","Books.Invoice.CustomerId"]},{"name":"Email","fields":["CRM.Account.Email","Website.Visit.Email"]}]}]}','{"receives":{},"sends":{}}','ann',0);
CREATE TABLE plans (
  hash       TEXT NOT NULL PRIMARY KEY,
  journey    TEXT NOT NULL,
  json       TEXT NOT NULL,
  deployment INTEGER NOT NULL,
  active     INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO plans VALUES('54f08e4e59b87a640e93f04ec6a952cf426b94a250ee5d03a00597731403fca8','Onboarding','{"format":1,"hash":"54f08e4e59b87a640e93f04ec6a952cf426b94a250ee5d03a00597731403fca8","journey":"Onboarding","subject":"Customer","calendar":{"zone":"Z"},"again":{"afterEnding":"1 day"},"owner":{"otherwise":"desk@acme.example"},"starts":{"op":"=","left":{"field":"CRM.Account.Stage"},"right":"won"},"stages":[{"name":"Trial","onEnter":[{"perform":"CRM.Send","arguments":{"Text":"welcome"}}],"onExit":[{"perform":"CRM.Send","arguments":{"Text":"goodbye"}}],"reminders":[{"every":"2 days","atMost":3,"do":{"perform":"CRM.Send","arguments":{"Text":"still there?"}}}],"expected":{"within":"5 days","then":{"notify":"owner"}},"asks":{"question":"How?","answers":["Keep","Drop"]},"transitions":[{"to":"Live","when":{"op":"becomes","field":"Books.Invoice.Status","test":{"op":"=","left":{"field":"Books.Invoice.Status"},"right":"Paid"}}},{"to":"Live","when":{"op":"happened","event":"Website.Visit","atLeast":3}},{"to":"Lost","when":{"op":"=","left":{"answer":true},"right":"Drop"}},{"to":"Lost","after":"30 days"}]},{"name":"Live","onEnter":[{"perform":"CRM.Send","arguments":{"Text":"live"}}],"mayWaitForever":true,"transitions":[{"to":"Lost","when":{"op":"and","parts":[{"op":"for","condition":{"op":"=","left":{"field":"CRM.Account.Stage"},"right":"gone"},"span":"3 days"},{"op":"not","part":{"op":"happened","event":"Website.Visit","within":"7 days"}}]}}]},{"name":"Lost","outcome":"lost"}],"declarations":{"apps":[{"name":"Books","records":[{"name":"Invoice","fields":{"Status":["Draft","Sent","Overdue",{"final":"Paid"}],"Amount":"money","DueDate":"date","Discount":"number","CustomerId":"text"}}]},{"name":"CRM","records":[{"name":"Account","fields":{"Email":"text","Stage":"text","Employees":"integer","Active":"boolean","Since":"datetime","Trial":"duration"}}],"actions":[{"name":"Send","fields":{"Text":"text"}}]},{"name":"Website","events":[{"name":"Visit","fields":{"Page":"text","Email":"text","Spent":"money"}}]}],"subjects":[{"name":"Customer","keys":[{"name":"Account","fields":["CRM.Account.Id","Books.Invoice.CustomerId"]},{"name":"Email","fields":["CRM.Account.Email","Website.Visit.Email"]}]}]},"index":{"Books.Invoice.Status":[{"clause":"stage \"Trial\", transition 1","use":"becomes"},{"clause":"stage \"Trial\", transition 1","use":"value"}],"CRM.Account.Stage":[{"clause":"start","use":"value"},{"clause":"stage \"Live\", transition 1","use":"value"}],"event Website.Visit":[{"clause":"stage \"Trial\", transition 2","use":"happened"},{"clause":"stage \"Live\", transition 1","use":"happened"}]},"sources":{"journey":{"at":"onboarding.journey:59:3","text":"journey"},"owner":{"at":"onboarding.journey:22:3","text":"owned by"},"start":{"at":"onboarding.journey:81:3","text":"starts when"},"stage \"Trial\"":{"at":"onboarding.journey:84:3","text":"stage Trial"},"stage \"Trial\", on enter 1":{"at":"onboarding.journey:20:3","text":"welcome"},"stage \"Trial\", on exit 1":{"at":"onboarding.journey:7:3","text":"goodbye"},"stage \"Trial\", reminder 1":{"at":"onboarding.journey:47:3","text":"every 2 days"},"stage \"Trial\", expected":{"at":"onboarding.journey:58:3","text":"expected within"},"stage \"Trial\", question":{"at":"onboarding.journey:70:3","text":"asks"},"stage \"Trial\", transition 1":{"at":"onboarding.journey:22:3","text":"advances to Live"},"stage \"Trial\", transition 2":{"at":"onboarding.journey:22:3","text":"advances to Live"},"stage \"Trial\", transition 3":{"at":"onboarding.journey:84:3","text":"advances to Lost"},"stage \"Trial\", transition 4":{"at":"onboarding.journey:31:3","text":"after"},"stage \"Live\"":{"at":"onboarding.journey:32:3","text":"stage Live"},"stage \"Live\", on enter 1":{"at":"onboarding.journey:37:3","text":"live"},"stage \"Live\", transition 1":{"at":"onboarding.journey:84:3","text":"advances to Lost"},"stage \"Lost\"":{"at":"onboarding.journey:94:3","text":"stage Lost"}}}',1,1);
CREATE TABLE subjects (
  number INTEGER PRIMARY KEY,
  type   INTEGER NOT NULL,
  key    TEXT NOT NULL,
  UNIQUE (type, key)
);
INSERT INTO subjects VALUES(1,2,'acme');
INSERT INTO subjects VALUES(2,2,'other');
INSERT INTO subjects VALUES(3,2,'c2');
INSERT INTO subjects VALUES(4,2,'c0');
INSERT INTO subjects VALUES(5,2,'c5');
INSERT INTO subjects VALUES(6,2,'c3');
INSERT INTO subjects VALUES(7,2,'c4');
INSERT INTO subjects VALUES(8,2,'c1');
CREATE TABLE subject_keys (
  type    INTEGER NOT NULL,
  key     INTEGER NOT NULL,
  value   TEXT NOT NULL,
  subject INTEGER NOT NULL,
  input   INTEGER NOT NULL,
  PRIMARY KEY (type, key, value)
) WITHOUT ROWID;
INSERT INTO subject_keys VALUES(2,4,'a@acme',1,1);
INSERT INTO subject_keys VALUES(2,4,'c2@x',3,44);
INSERT INTO subject_keys VALUES(2,4,'c4@x',7,53);
INSERT INTO subject_keys VALUES(2,4,'c5@x',5,47);
INSERT INTO subject_keys VALUES(2,4,'o@acme',1,4);
CREATE TABLE refused_links (
  input   INTEGER NOT NULL,
  type    INTEGER NOT NULL,
  key     INTEGER NOT NULL,
  value   TEXT NOT NULL,
  subject INTEGER NOT NULL,
  PRIMARY KEY (input, type, key, value)
) WITHOUT ROWID;
CREATE TABLE signal_ids (
  source INTEGER NOT NULL,
  id     TEXT NOT NULL,
  digest INTEGER NOT NULL,
  PRIMARY KEY (source, id)
) WITHOUT ROWID;
INSERT INTO signal_ids VALUES(1,'1',-3902361525387571015);
INSERT INTO signal_ids VALUES(1,'2',-2357849715642838032);
INSERT INTO signal_ids VALUES(1,'3',-1467662182889870048);
INSERT INTO signal_ids VALUES(1,'4',5947454569152818626);
INSERT INTO signal_ids VALUES(1,'5',655214641015239440);
INSERT INTO signal_ids VALUES(1,'6',7309624557760882208);
INSERT INTO signal_ids VALUES(1,'7',-337752524761803424);
INSERT INTO signal_ids VALUES(1,'8',5590896719769970503);
INSERT INTO signal_ids VALUES(1,'r0',-2356119602754483501);
INSERT INTO signal_ids VALUES(1,'r1',2545502645738377147);
INSERT INTO signal_ids VALUES(1,'r10',-8314065566269254769);
INSERT INTO signal_ids VALUES(1,'r11',-1246288103032875995);
INSERT INTO signal_ids VALUES(1,'r12',5739819158525289786);
INSERT INTO signal_ids VALUES(1,'r13',-1303649746811269020);
INSERT INTO signal_ids VALUES(1,'r14',-7839011045478351536);
INSERT INTO signal_ids VALUES(1,'r15',-4881882999496198447);
INSERT INTO signal_ids VALUES(1,'r16',6093574798424666619);
INSERT INTO signal_ids VALUES(1,'r17',3475642474850853596);
INSERT INTO signal_ids VALUES(1,'r18',679501393077020886);
INSERT INTO signal_ids VALUES(1,'r19',1069696507227007078);
INSERT INTO signal_ids VALUES(1,'r2',3883470550051949923);
INSERT INTO signal_ids VALUES(1,'r20',4006934084972868859);
INSERT INTO signal_ids VALUES(1,'r21',3493629088650764768);
INSERT INTO signal_ids VALUES(1,'r22',-421192282664034427);
INSERT INTO signal_ids VALUES(1,'r23',-3026875081873887892);
INSERT INTO signal_ids VALUES(1,'r24',7937604851356249906);
INSERT INTO signal_ids VALUES(1,'r25',8174637858071018491);
INSERT INTO signal_ids VALUES(1,'r26',-6332236563075876253);
INSERT INTO signal_ids VALUES(1,'r27',2593908596935524991);
INSERT INTO signal_ids VALUES(1,'r28',1734273604993376072);
INSERT INTO signal_ids VALUES(1,'r29',1236949458102084173);
INSERT INTO signal_ids VALUES(1,'r3',4549071357961071833);
INSERT INTO signal_ids VALUES(1,'r30',5995961882095744491);
INSERT INTO signal_ids VALUES(1,'r31',-8155401604845261545);
INSERT INTO signal_ids VALUES(1,'r32',-4086953928276442412);
INSERT INTO signal_ids VALUES(1,'r33',-1023401448583787529);
INSERT INTO signal_ids VALUES(1,'r34',1411743698140002548);
INSERT INTO signal_ids VALUES(1,'r35',5615178404520628240);
INSERT INTO signal_ids VALUES(1,'r4',-5129574329313458950);
INSERT INTO signal_ids VALUES(1,'r5',6651361377893125142);
INSERT INTO signal_ids VALUES(1,'r6',8922136096512947139);
INSERT INTO signal_ids VALUES(1,'r7',4169585765046864283);
INSERT INTO signal_ids VALUES(1,'r8',1446732173831722809);
INSERT INTO signal_ids VALUES(1,'r9',-7552930915776288331);
CREATE TABLE inputs (
  number      INTEGER PRIMARY KEY,
  kind        INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  subject     INTEGER,
  source      INTEGER,
  id          TEXT,
  type        INTEGER,
  source_time INTEGER,
  delivers    INTEGER,
  body        TEXT
);
INSERT INTO inputs VALUES(6,1,1767776400000000,NULL,1,'6',11,1767776400000000,NULL,'{"Email":"nobody@x","Page":"/"}');
INSERT INTO inputs VALUES(27,3,1768035600000000,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(28,1,1768036380000000,6,1,'r14',10,1768036380000000,NULL,'{"Amount":62.83,"Discount":0.06,"DueDate":"2026-02-02","Id":"c3-2","Status":"Paid"}');
INSERT INTO inputs VALUES(29,1,1768068000000000,5,1,'r15',3,1768068000000000,NULL,'{"Id":"c5","Stage":"gone"}');
INSERT INTO inputs VALUES(30,3,1768085280000000,7,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(31,1,1768106280000000,3,1,'r16',10,1768106280000000,NULL,'{"Amount":{"amount":77.1,"currency":"EUR"},"Discount":0.04,"DueDate":"2026-02-01","Id":"c2-1","Status":"Overdue"}');
INSERT INTO inputs VALUES(32,1,1768119300000000,5,1,'r17',3,1768119300000000,NULL,'{"Active":true,"Email":null,"Employees":7,"Id":"c5","Since":"2026-01-05T09:00:00Z","Trial":"PT47H"}');
INSERT INTO inputs VALUES(33,3,1768122000000000,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(34,1,1768171860000000,6,1,'r18',11,1768171860000000,NULL,'{"Page":"/0","Spent":{"amount":9.9,"currency":"EUR"}}');
INSERT INTO inputs VALUES(35,1,1768202040000000,7,1,'r19',3,1768130040000000,NULL,'{"Active":false,"Email":null,"Employees":8,"Id":"c4","Since":"2026-01-05T09:00:00Z","Trial":"PT22H"}');
INSERT INTO inputs VALUES(36,3,1768208400000000,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(37,1,1768250940000000,8,1,'r20',18,1768186140000000,NULL,'{"Id":"c1-1"}');
INSERT INTO inputs VALUES(38,1,1768251840000000,4,1,'r21',10,1768215840000000,NULL,'{"Amount":{"amount":34.7,"currency":"EUR"},"Discount":0.01,"DueDate":"2026-02-06","Id":"c0-2","Status":"Sent"}');
INSERT INTO inputs VALUES(39,3,1768258080000000,7,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(40,1,1768305300000000,4,1,'r22',10,1768161300000000,NULL,'{"Amount":8.1,"Discount":0.08,"DueDate":"2026-02-07","Id":"c0-0","Status":"Draft"}');
INSERT INTO inputs VALUES(41,1,1768323120000000,7,1,'r23',11,1768319520000000,NULL,'{"Page":"/3","Spent":{"amount":9.9,"currency":"EUR"}}');
INSERT INTO inputs VALUES(42,1,1768339800000000,3,1,'r24',11,1768339800000000,NULL,'{"Page":"/3","Spent":{"amount":9.9,"currency":"EUR"}}');
INSERT INTO inputs VALUES(43,3,1768344480000000,7,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(44,1,1768390200000000,3,1,'r25',3,1768390200000000,NULL,'{"Active":true,"Email":"c2@x","Employees":6,"Id":"c2","Since":"2026-01-05T09:00:00Z","Trial":"PT61H"}');
INSERT INTO inputs VALUES(45,1,1768404960000000,6,1,'r26',11,1768404960000000,NULL,'{"Page":"/3","Spent":{"amount":9.9,"currency":"EUR"}}');
INSERT INTO inputs VALUES(46,3,1768430880000000,7,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(47,1,1768435800000000,5,1,'r27',3,1768378200000000,NULL,'{"Active":false,"Email":"c5@x","Employees":0,"Id":"c5","Since":"2026-01-05T09:00:00Z","Trial":"PT79H"}');
INSERT INTO inputs VALUES(48,1,1768442880000000,8,1,'r28',18,1768442880000000,NULL,'{"Id":"c1-0"}');
INSERT INTO inputs VALUES(49,1,1768447920000000,4,1,'r29',11,1768192320000000,NULL,'{"Page":"/0","Spent":{"amount":9.9,"currency":"EUR"}}');
INSERT INTO inputs VALUES(50,1,1768500120000000,4,1,'r30',10,1768500120000000,NULL,'{"Amount":{"amount":63.86,"currency":"EUR"},"Discount":0.04,"DueDate":"2026-02-04","Id":"c0-0","Status":"Draft"}');
INSERT INTO inputs VALUES(51,1,1768523100000000,7,1,'r31',10,1768523100000000,NULL,'{"Amount":{"amount":60.41,"currency":"EUR"},"Discount":0.06,"DueDate":"2026-02-15","Id":"c4-2","Status":"Paid"}');
INSERT INTO inputs VALUES(52,1,1768525500000000,7,1,'r32',10,1768525500000000,NULL,'{"Amount":{"amount":37.89,"currency":"EUR"},"Discount":0,"DueDate":"2026-02-15","Id":"c4-0","Status":"Draft"}');
INSERT INTO inputs VALUES(53,1,1768529280000000,7,1,'r33',3,1768385280000000,NULL,'{"Active":true,"Email":"c4@x","Employees":3,"Id":"c4","Since":"2026-01-05T09:00:00Z","Trial":"PT9H"}');
INSERT INTO inputs VALUES(54,1,1768578900000000,3,1,'r34',18,1768578900000000,NULL,'{"Id":"c2-2"}');
INSERT INTO inputs VALUES(55,1,1768627800000000,8,1,'r35',18,1768487400000000,NULL,'{"Id":"c1-0"}');
INSERT INTO inputs VALUES(56,3,1768927920000000,7,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(57,3,1769009760000000,6,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO inputs VALUES(58,1,1769590800000000,3,1,'8',11,1769590800000000,NULL,'{"Spent":{"amount":9.9,"currency":"EUR"}}');
INSERT INTO inputs VALUES(59,5,1769677200000000,8,NULL,NULL,NULL,NULL,NULL,'{"field":"CRM.Account.Employees","record":"c1","value":["integer","7"],"actor":"ann","reason":"wrong"}');
INSERT INTO inputs VALUES(60,4,1769677200000000,1,NULL,NULL,NULL,NULL,NULL,'{"journey":"Onboarding","number":1,"answer":"Keep","actor":"ann"}');
INSERT INTO inputs VALUES(61,20,1769763600000000,1,NULL,NULL,NULL,NULL,NULL,'{"journey":"Onboarding","number":1,"control":"pause","actor":"ann","reason":"holiday"}');
CREATE TABLE parked (
  type  INTEGER NOT NULL,
  key   INTEGER NOT NULL,
  value TEXT NOT NULL,
  input INTEGER NOT NULL,
  PRIMARY KEY (type, key, value, input)
) WITHOUT ROWID;
INSERT INTO parked VALUES(2,4,'nobody@x',6);
CREATE TABLE dead_letters (
  number  INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  place   TEXT NOT NULL,
  reasons TEXT NOT NULL,
  body    TEXT NOT NULL
, settled_at INTEGER, settled_by TEXT, settled_how TEXT);
CREATE TABLE records (
  subject INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  type    INTEGER NOT NULL,
  id      TEXT NOT NULL,
  gone_at INTEGER,
  PRIMARY KEY (subject, number)
) WITHOUT ROWID;
INSERT INTO records VALUES(1,0,3,'acme',NULL);
INSERT INTO records VALUES(1,1,3,'other',NULL);
INSERT INTO records VALUES(1,2,10,'I',NULL);
INSERT INTO records VALUES(3,0,10,'c2-0',NULL);
INSERT INTO records VALUES(3,1,3,'c2',NULL);
INSERT INTO records VALUES(3,2,10,'c2-1',NULL);
INSERT INTO records VALUES(3,3,10,'c2-2',1768578900000000);
INSERT INTO records VALUES(4,0,3,'c0',NULL);
INSERT INTO records VALUES(4,1,10,'c0-2',NULL);
INSERT INTO records VALUES(4,2,10,'c0-0',NULL);
INSERT INTO records VALUES(5,0,10,'c5-0',1768029660000000);
INSERT INTO records VALUES(5,1,3,'c5',NULL);
INSERT INTO records VALUES(6,0,3,'c3',NULL);
INSERT INTO records VALUES(6,1,10,'c3-2',NULL);
INSERT INTO records VALUES(7,0,3,'c4',NULL);
INSERT INTO records VALUES(7,1,10,'c4-0',NULL);
INSERT INTO records VALUES(7,2,10,'c4-2',NULL);
INSERT INTO records VALUES(8,0,10,'c1-0',1768487400000000);
INSERT INTO records VALUES(8,1,10,'c1-1',1768186140000000);
INSERT INTO records VALUES(8,2,3,'c1',NULL);
CREATE TABLE facts (
  subject     INTEGER NOT NULL,
  record      INTEGER NOT NULL,
  field       INTEGER NOT NULL,
  value       TEXT,
  source_time INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  since       INTEGER NOT NULL,
  input       INTEGER NOT NULL,
  PRIMARY KEY (subject, record, field)
) WITHOUT ROWID;
INSERT INTO facts VALUES(1,0,4,'a@acme',1767603600000000,1767603600000000,1767603600000000,1);
INSERT INTO facts VALUES(1,1,4,'a@acme',1767862800000000,1767862800000000,1767862800000000,11);
INSERT INTO facts VALUES(1,1,14,'won',1767690000000000,1767690000000000,1767690000000000,2);
INSERT INTO facts VALUES(1,2,13,'Sent',1767690000000000,1767690000000000,1767690000000000,3);
INSERT INTO facts VALUES(3,0,13,'Sent',1767773040000000,1767913440000000,1767647880000000,22);
INSERT INTO facts VALUES(3,0,21,'96.97 EUR',1767773040000000,1767913440000000,1767913440000000,22);
INSERT INTO facts VALUES(3,0,22,'2026-02-14',1767773040000000,1767913440000000,1767647880000000,22);
INSERT INTO facts VALUES(3,0,23,'0',1767773040000000,1767913440000000,1767913440000000,22);
INSERT INTO facts VALUES(3,1,4,'c2@x',1768390200000000,1768390200000000,1768390200000000,44);
INSERT INTO facts VALUES(3,1,6,'PT61H',1768390200000000,1768390200000000,1768390200000000,44);
INSERT INTO facts VALUES(3,1,14,'gone',1767580200000000,1767727800000000,1767727800000000,14);
INSERT INTO facts VALUES(3,1,24,'6',1768390200000000,1768390200000000,1768390200000000,44);
INSERT INTO facts VALUES(3,1,25,'true',1768390200000000,1768390200000000,1768390200000000,44);
INSERT INTO facts VALUES(3,1,26,'2026-01-05T09:00:00Z',1768390200000000,1768390200000000,1768390200000000,44);
INSERT INTO facts VALUES(3,2,13,'Overdue',1768106280000000,1768106280000000,1768106280000000,31);
INSERT INTO facts VALUES(3,2,21,'77.1 EUR',1768106280000000,1768106280000000,1768106280000000,31);
INSERT INTO facts VALUES(3,2,22,'2026-02-01',1768106280000000,1768106280000000,1768106280000000,31);
INSERT INTO facts VALUES(3,2,23,'0.04',1768106280000000,1768106280000000,1768106280000000,31);
INSERT INTO facts VALUES(4,0,14,'gone',1767947340000000,1767947340000000,1767947340000000,23);
INSERT INTO facts VALUES(4,1,13,'Sent',1768215840000000,1768251840000000,1768251840000000,38);
INSERT INTO facts VALUES(4,1,21,'34.7 EUR',1768215840000000,1768251840000000,1768251840000000,38);
INSERT INTO facts VALUES(4,1,22,'2026-02-06',1768215840000000,1768251840000000,1768251840000000,38);
INSERT INTO facts VALUES(4,1,23,'0.01',1768215840000000,1768251840000000,1768251840000000,38);
INSERT INTO facts VALUES(4,2,13,'Draft',1768500120000000,1768500120000000,1768305300000000,50);
INSERT INTO facts VALUES(4,2,21,'63.86 EUR',1768500120000000,1768500120000000,1768500120000000,50);
INSERT INTO facts VALUES(4,2,22,'2026-02-04',1768500120000000,1768500120000000,1768500120000000,50);
INSERT INTO facts VALUES(4,2,23,'0.04',1768500120000000,1768500120000000,1768500120000000,50);
INSERT INTO facts VALUES(5,1,4,'c5@x',1768378200000000,1768435800000000,1768435800000000,47);
INSERT INTO facts VALUES(5,1,6,'PT79H',1768378200000000,1768435800000000,1768435800000000,47);
INSERT INTO facts VALUES(5,1,14,'gone',1768068000000000,1768068000000000,1768068000000000,29);
INSERT INTO facts VALUES(5,1,24,'0',1768378200000000,1768435800000000,1768435800000000,47);
INSERT INTO facts VALUES(5,1,25,'false',1768378200000000,1768435800000000,1768435800000000,47);
INSERT INTO facts VALUES(5,1,26,'2026-01-05T09:00:00Z',1768378200000000,1768435800000000,1768119300000000,47);
INSERT INTO facts VALUES(6,0,14,'won',1767884460000000,1767884460000000,1767884460000000,19);
INSERT INTO facts VALUES(6,1,13,'Paid',1768036380000000,1768036380000000,1768036380000000,28);
INSERT INTO facts VALUES(6,1,21,'62.83',1768036380000000,1768036380000000,1768036380000000,28);
INSERT INTO facts VALUES(6,1,22,'2026-02-02',1768036380000000,1768036380000000,1768036380000000,28);
INSERT INTO facts VALUES(6,1,23,'0.06',1768036380000000,1768036380000000,1768036380000000,28);
INSERT INTO facts VALUES(7,0,4,'c4@x',1768385280000000,1768529280000000,1768529280000000,53);
INSERT INTO facts VALUES(7,0,6,'PT9H',1768385280000000,1768529280000000,1768529280000000,53);
INSERT INTO facts VALUES(7,0,14,'won',1767912480000000,1767912480000000,1767912480000000,21);
INSERT INTO facts VALUES(7,0,24,'3',1768385280000000,1768529280000000,1768529280000000,53);
INSERT INTO facts VALUES(7,0,25,'true',1768385280000000,1768529280000000,1768529280000000,53);
INSERT INTO facts VALUES(7,0,26,'2026-01-05T09:00:00Z',1768385280000000,1768529280000000,1768202040000000,53);
INSERT INTO facts VALUES(7,1,13,'Draft',1768525500000000,1768525500000000,1768525500000000,52);
INSERT INTO facts VALUES(7,1,21,'37.89 EUR',1768525500000000,1768525500000000,1768525500000000,52);
INSERT INTO facts VALUES(7,1,22,'2026-02-15',1768525500000000,1768525500000000,1768525500000000,52);
INSERT INTO facts VALUES(7,1,23,'0',1768525500000000,1768525500000000,1768525500000000,52);
INSERT INTO facts VALUES(7,2,13,'Paid',1768523100000000,1768523100000000,1768523100000000,51);
INSERT INTO facts VALUES(7,2,21,'60.41 EUR',1768523100000000,1768523100000000,1768523100000000,51);
INSERT INTO facts VALUES(7,2,22,'2026-02-15',1768523100000000,1768523100000000,1768523100000000,51);
INSERT INTO facts VALUES(7,2,23,'0.06',1768523100000000,1768523100000000,1768523100000000,51);
INSERT INTO facts VALUES(8,0,13,'Sent',1767979800000000,1767979800000000,1767979800000000,24);
INSERT INTO facts VALUES(8,0,21,'70.17 EUR',1767979800000000,1767979800000000,1767979800000000,24);
INSERT INTO facts VALUES(8,0,22,'2026-02-19',1767979800000000,1767979800000000,1767979800000000,24);
INSERT INTO facts VALUES(8,0,23,'0.08',1767979800000000,1767979800000000,1767979800000000,24);
INSERT INTO facts VALUES(8,2,24,'7',1769677200000000,1769677200000000,1769677200000000,59);
CREATE TABLE happenings (
  subject     INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  event       INTEGER NOT NULL,
  payload     TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (subject, number)
) WITHOUT ROWID;
INSERT INTO happenings VALUES(3,2,11,'{"Spent":{"amount":9.9,"currency":"EUR"}}',1769590800000000);
INSERT INTO happenings VALUES(4,1,11,'{"Page":"/0","Spent":{"amount":9.9,"currency":"EUR"}}',1768447920000000);
CREATE TABLE clocks (
  subject   INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  condition INTEGER NOT NULL,
  about     INTEGER,
  records   TEXT NOT NULL,
  since     INTEGER,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;
INSERT INTO clocks VALUES(1,0,12,NULL,'[1]',NULL);
INSERT INTO clocks VALUES(3,0,12,NULL,'[1]',1767727800000000);
INSERT INTO clocks VALUES(4,0,12,NULL,'[0]',1767947340000000);
INSERT INTO clocks VALUES(5,0,12,NULL,'[1]',1768068000000000);
INSERT INTO clocks VALUES(6,0,12,NULL,'[0]',NULL);
INSERT INTO clocks VALUES(7,0,12,NULL,'[0]',NULL);
INSERT INTO clocks VALUES(8,0,12,NULL,'[2]',NULL);
CREATE TABLE journey_states (
  subject    INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  journey    INTEGER NOT NULL,
  about      INTEGER,
  memory     TEXT,
  matched    INTEGER NOT NULL,
  recheck_at INTEGER,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;
INSERT INTO journey_states VALUES(1,0,8,NULL,NULL,1,NULL);
INSERT INTO journey_states VALUES(3,0,8,NULL,NULL,0,NULL);
INSERT INTO journey_states VALUES(4,0,8,NULL,NULL,0,NULL);
INSERT INTO journey_states VALUES(5,0,8,NULL,NULL,0,NULL);
INSERT INTO journey_states VALUES(6,0,8,NULL,NULL,1,NULL);
INSERT INTO journey_states VALUES(7,0,8,NULL,NULL,1,NULL);
INSERT INTO journey_states VALUES(8,0,8,NULL,NULL,0,NULL);
CREATE TABLE executions (
  subject         INTEGER NOT NULL,
  place           INTEGER NOT NULL,
  journey         INTEGER NOT NULL,
  number          INTEGER NOT NULL,
  about           INTEGER,
  plan            INTEGER NOT NULL,
  started_at      INTEGER NOT NULL,
  memory          TEXT,
  stage           INTEGER NOT NULL,
  visit           INTEGER NOT NULL,
  entered_at      INTEGER NOT NULL,
  visit_memory    TEXT,
  reminders       TEXT,
  stalled_since   INTEGER,
  answer          TEXT,
  status          INTEGER NOT NULL,
  outcome         TEXT,
  ended_at        INTEGER,
  broken_promises TEXT,
  timers          TEXT, migrations INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;
INSERT INTO executions VALUES(1,0,8,1,NULL,5,1767690000000000,NULL,6,1,1767690000000000,'[1,15,1]','[3,-9223372036854775808]',1768122000000000,'Keep',3,'holiday',1769763600000000,NULL,NULL,0);
INSERT INTO executions VALUES(6,0,8,1,NULL,5,1767884460000000,NULL,19,2,1768036380000000,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO executions VALUES(7,0,8,1,NULL,5,1767912480000000,NULL,19,2,1768523100000000,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
CREATE TABLE timers (
  subject INTEGER PRIMARY KEY,
  due     INTEGER NOT NULL
);
CREATE TABLE timeline (
  subject   INTEGER NOT NULL,
  input     INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  kind      INTEGER NOT NULL,
  execution INTEGER,
  stage     INTEGER,
  target    INTEGER,
  clause    INTEGER,
  detail    TEXT,
  PRIMARY KEY (subject, input, place)
) WITHOUT ROWID;
INSERT INTO timeline VALUES(1,33,0,7,0,6,NULL,NULL,'{"expectedUntil":1768122000000000}');
INSERT INTO timeline VALUES(1,60,0,12,0,6,NULL,NULL,'{"answer":"Keep","actor":"ann"}');
INSERT INTO timeline VALUES(1,61,0,20,0,6,NULL,NULL,'{"control":"pause","actor":"ann","reason":"holiday"}');
INSERT INTO timeline VALUES(6,28,0,2,0,6,19,20,NULL);
INSERT INTO timeline VALUES(7,43,0,7,0,6,NULL,NULL,'{"expectedUntil":1768344480000000}');
INSERT INTO timeline VALUES(7,51,0,2,0,6,19,20,NULL);
INSERT INTO timeline VALUES(8,59,0,14,NULL,NULL,NULL,NULL,'{"field":"CRM.Account.Employees","record":"c1","from":null,"to":["integer","7"],"actor":"ann","reason":"wrong"}');
CREATE TABLE tokens (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  hash       TEXT NOT NULL,
  roles      TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
);
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  status INTEGER NOT NULL
);
CREATE TABLE questions (
  subject   INTEGER NOT NULL,
  execution INTEGER NOT NULL,
  visit     INTEGER NOT NULL,
  action    INTEGER NOT NULL,
  PRIMARY KEY (subject, execution, visit)
) WITHOUT ROWID;
INSERT INTO questions VALUES(1,0,1,2);
CREATE TABLE usage (
  day     INTEGER NOT NULL,
  journey INTEGER NOT NULL,
  kind    INTEGER NOT NULL,
  stage   INTEGER NOT NULL,
  target  INTEGER NOT NULL,
  clause  INTEGER NOT NULL,
  times   INTEGER NOT NULL,
  PRIMARY KEY (day, journey, kind, stage, target, clause)
) WITHOUT ROWID;
INSERT INTO usage VALUES(20459,8,1,0,6,7,1);
INSERT INTO usage VALUES(20459,8,101,0,0,0,2);
INSERT INTO usage VALUES(20461,8,1,0,6,7,2);
INSERT INTO usage VALUES(20461,8,101,0,0,0,5);
INSERT INTO usage VALUES(20463,8,2,6,19,20,1);
INSERT INTO usage VALUES(20463,8,101,0,0,0,4);
INSERT INTO usage VALUES(20464,8,7,6,0,0,1);
INSERT INTO usage VALUES(20464,8,101,0,0,0,1);
INSERT INTO usage VALUES(20465,8,101,0,0,0,2);
INSERT INTO usage VALUES(20466,8,7,6,0,0,1);
INSERT INTO usage VALUES(20466,8,101,0,0,0,1);
INSERT INTO usage VALUES(20467,8,101,0,0,0,1);
INSERT INTO usage VALUES(20469,8,2,6,19,20,1);
INSERT INTO usage VALUES(20469,8,101,0,0,0,2);
CREATE TABLE limits (
  journey     TEXT NOT NULL PRIMARY KEY,
  transitions INTEGER,
  actions     INTEGER,
  executions  INTEGER
) WITHOUT ROWID;
CREATE TABLE rhythms (
  app      INTEGER PRIMARY KEY,
  signals  INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  silences TEXT
);
INSERT INTO rhythms VALUES(9,15,1768529280000000,'[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2640,0,0,0,0,0,21660,25380,80460,51300,341940,214140,0,188160]');
INSERT INTO rhythms VALUES(16,12,1769590800000000,'[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,6960,0,0,16680,0,42960,113820,0,0,151260,0,339840,0,0,0,1142880]');
INSERT INTO rhythms VALUES(17,17,1768627800000000,'[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,900,0,0,2400,0,0,6720,0,15000,22980,0,34860,213000,136260,0,282240,223440]');
CREATE TABLE snapshots (
  subject INTEGER PRIMARY KEY,
  input   INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  inputs  INTEGER NOT NULL,
  hash    TEXT NOT NULL,
  state   TEXT NOT NULL
);
INSERT INTO snapshots VALUES(1,18,1767862800000000,6,'2685048a7ec34b81aa5ec2c8edd069eb76ffd6edb8da29444c47fca21ee7c423','{"type":"Customer","key":"acme","recordCount":3,"records":[{"type":"CRM.Account","id":"acme","number":0,"goneAt":null,"facts":{"Email":{"value":"a@acme","sourceTime":"2026-01-05T09:00:00Z","receivedAt":"2026-01-05T09:00:00Z","since":"2026-01-05T09:00:00Z","input":1}}},{"type":"CRM.Account","id":"other","number":1,"goneAt":null,"facts":{"Email":{"value":"a@acme","sourceTime":"2026-01-08T09:00:00Z","receivedAt":"2026-01-08T09:00:00Z","since":"2026-01-08T09:00:00Z","input":11},"Stage":{"value":"won","sourceTime":"2026-01-06T09:00:00Z","receivedAt":"2026-01-06T09:00:00Z","since":"2026-01-06T09:00:00Z","input":2}}},{"type":"Books.Invoice","id":"I","number":2,"goneAt":null,"facts":{"Status":{"value":"Sent","sourceTime":"2026-01-06T09:00:00Z","receivedAt":"2026-01-06T09:00:00Z","since":"2026-01-06T09:00:00Z","input":3}}}],"happenings":[{"event":"Website.Visit","payload":{"Page":"/","Email":"o@acme"},"receivedAt":"2026-01-07T09:00:00Z"}],"clocks":[{"condition":"CRM.Account.Stage = \"gone\"","about":null,"records":[1],"since":null}],"journeys":[{"journey":"Onboarding","about":null,"memory":[],"matched":true,"recheckAt":null}],"executions":[{"journey":"Onboarding","number":1,"about":null,"aboutId":null,"plan":"54f08e4e59b87a640e93f04ec6a952cf426b94a250ee5d03a00597731403fca8","startedAt":"2026-01-06T09:00:00Z","memory":[],"visit":{"stage":"Trial","number":1,"enteredAt":"2026-01-06T09:00:00Z","memory":[{"counted":"Website.Visit at least 3 times","times":1}],"reminders":[{"times":1,"nextDue":"2026-01-10T09:00:00Z"}],"stalledSince":null,"answer":null,"migrations":0},"status":{"is":"running"},"brokenPromises":[],"timers":[{"purpose":"REMINDER","clause":0,"due":"2026-01-10T09:00:00Z"},{"purpose":"EXPECTED","clause":0,"due":"2026-01-11T09:00:00Z"},{"purpose":"CONDITION","clause":0,"due":"2026-02-05T09:00:00Z"}]}]}');
INSERT INTO snapshots VALUES(2,10,1767862800000000,5,'aadecb7bd9b881f7e9dc1ff987d3b1d34599f93ee2b7dbaa8a94f207f30fe46a','{"type":"Customer","key":"other","recordCount":0,"records":[],"happenings":[],"clocks":[],"journeys":[],"executions":[]}');
INSERT INTO snapshots VALUES(3,22,1767913440000000,5,'cce0d5494030f70dd18f428a1b1a7c2321dc20c601a6b30add4859cc3dd95793','{"type":"Customer","key":"c2","recordCount":2,"records":[{"type":"Books.Invoice","id":"c2-0","number":0,"goneAt":null,"facts":{"Status":{"value":"Sent","sourceTime":"2026-01-07T08:04:00Z","receivedAt":"2026-01-08T23:04:00Z","since":"2026-01-05T21:18:00Z","input":22},"Amount":{"value":{"amount":96.97,"currency":"EUR"},"sourceTime":"2026-01-07T08:04:00Z","receivedAt":"2026-01-08T23:04:00Z","since":"2026-01-08T23:04:00Z","input":22},"DueDate":{"value":"2026-02-14","sourceTime":"2026-01-07T08:04:00Z","receivedAt":"2026-01-08T23:04:00Z","since":"2026-01-05T21:18:00Z","input":22},"Discount":{"value":0,"sourceTime":"2026-01-07T08:04:00Z","receivedAt":"2026-01-08T23:04:00Z","since":"2026-01-08T23:04:00Z","input":22}}},{"type":"CRM.Account","id":"c2","number":1,"goneAt":null,"facts":{"Stage":{"value":"gone","sourceTime":"2026-01-05T02:30:00Z","receivedAt":"2026-01-06T19:30:00Z","since":"2026-01-06T19:30:00Z","input":14}}}],"happenings":[{"event":"Website.Visit","payload":{"Page":"/3","Spent":{"amount":9.9,"currency":"EUR"}},"receivedAt":"2026-01-07T10:56:00Z"},{"event":"Website.Visit","payload":{"Page":"/3","Spent":{"amount":9.9,"currency":"EUR"}},"receivedAt":"2026-01-08T00:27:00Z"}],"clocks":[{"condition":"CRM.Account.Stage = \"gone\"","about":null,"records":[1],"since":"2026-01-06T19:30:00Z"}],"journeys":[{"journey":"Onboarding","about":null,"memory":[],"matched":false,"recheckAt":null}],"executions":[]}');
INSERT INTO snapshots VALUES(4,23,1767947340000000,2,'9e1612db2b87d9c227c20202d7bbd013ceb19d426b8e33918d1a42262ae5edbb','{"type":"Customer","key":"c0","recordCount":1,"records":[{"type":"CRM.Account","id":"c0","number":0,"goneAt":null,"facts":{"Stage":{"value":"gone","sourceTime":"2026-01-09T08:29:00Z","receivedAt":"2026-01-09T08:29:00Z","since":"2026-01-09T08:29:00Z","input":23}}}],"happenings":[{"event":"Website.Visit","payload":{"Page":"/2","Spent":{"amount":9.9,"currency":"EUR"}},"receivedAt":"2026-01-06T07:32:00Z"}],"clocks":[{"condition":"CRM.Account.Stage = \"gone\"","about":null,"records":[0],"since":"2026-01-09T08:29:00Z"}],"journeys":[{"journey":"Onboarding","about":null,"memory":[],"matched":false,"recheckAt":null}],"executions":[]}');
INSERT INTO snapshots VALUES(5,26,1768029660000000,2,'c6343ddd2fac02804c016d72025bd78d89df23d77c0961930e2c225236ea4511','{"type":"Customer","key":"c5","recordCount":1,"records":[{"type":"Books.Invoice","id":"c5-0","number":0,"goneAt":"2026-01-10T07:21:00Z","facts":{}}],"happenings":[{"event":"Website.Visit","payload":{"Page":"/3","Spent":{"amount":9.9,"currency":"EUR"}},"receivedAt":"2026-01-07T08:55:00Z"}],"clocks":[{"condition":"CRM.Account.Stage = \"gone\"","about":null,"records":[-1],"since":null}],"journeys":[{"journey":"Onboarding","about":null,"memory":[],"matched":false,"recheckAt":null}],"executions":[]}');
INSERT INTO snapshots VALUES(6,19,1767884460000000,1,'43e602cd2c092803bc7cfea49c2b16d9b052af757261177c6f76c8ad9fb26f8a','{"type":"Customer","key":"c3","recordCount":1,"records":[{"type":"CRM.Account","id":"c3","number":0,"goneAt":null,"facts":{"Stage":{"value":"won","sourceTime":"2026-01-08T15:01:00Z","receivedAt":"2026-01-08T15:01:00Z","since":"2026-01-08T15:01:00Z","input":19}}}],"happenings":[],"clocks":[{"condition":"CRM.Account.Stage = \"gone\"","about":null,"records":[0],"since":null}],"journeys":[{"journey":"Onboarding","about":null,"memory":[],"matched":true,"recheckAt":null}],"executions":[{"journey":"Onboarding","number":1,"about":null,"aboutId":null,"plan":"54f08e4e59b87a640e93f04ec6a952cf426b94a250ee5d03a00597731403fca8","startedAt":"2026-01-08T15:01:00Z","memory":[],"visit":{"stage":"Trial","number":1,"enteredAt":"2026-01-08T15:01:00Z","memory":[],"reminders":[{"times":0,"nextDue":"2026-01-10T15:01:00Z"}],"stalledSince":null,"answer":null,"migrations":0},"status":{"is":"running"},"brokenPromises":[],"timers":[{"purpose":"REMINDER","clause":0,"due":"2026-01-10T15:01:00Z"},{"purpose":"EXPECTED","clause":0,"due":"2026-01-13T15:01:00Z"},{"purpose":"CONDITION","clause":0,"due":"2026-02-07T15:01:00Z"}]}]}');
INSERT INTO snapshots VALUES(7,25,1767994800000000,3,'7d268a1ba3099d9e89711768761e51a7f861b30399215c6fef43b7475e2cd8a1','{"type":"Customer","key":"c4","recordCount":2,"records":[{"type":"CRM.Account","id":"c4","number":0,"goneAt":null,"facts":{"Stage":{"value":"won","sourceTime":"2026-01-08T22:48:00Z","receivedAt":"2026-01-08T22:48:00Z","since":"2026-01-08T22:48:00Z","input":21}}},{"type":"Books.Invoice","id":"c4-0","number":1,"goneAt":"2026-01-09T21:40:00Z","facts":{}}],"happenings":[],"clocks":[{"condition":"CRM.Account.Stage = \"gone\"","about":null,"records":[0],"since":null}],"journeys":[{"journey":"Onboarding","about":null,"memory":[],"matched":true,"recheckAt":null}],"executions":[{"journey":"Onboarding","number":1,"about":null,"aboutId":null,"plan":"54f08e4e59b87a640e93f04ec6a952cf426b94a250ee5d03a00597731403fca8","startedAt":"2026-01-08T22:48:00Z","memory":[],"visit":{"stage":"Trial","number":1,"enteredAt":"2026-01-08T22:48:00Z","memory":[],"reminders":[{"times":0,"nextDue":"2026-01-10T22:48:00Z"}],"stalledSince":null,"answer":null,"migrations":0},"status":{"is":"running"},"brokenPromises":[],"timers":[{"purpose":"REMINDER","clause":0,"due":"2026-01-10T22:48:00Z"},{"purpose":"EXPECTED","clause":0,"due":"2026-01-13T22:48:00Z"},{"purpose":"CONDITION","clause":0,"due":"2026-02-07T22:48:00Z"}]}]}');
INSERT INTO snapshots VALUES(8,24,1767979800000000,1,'133fdcc9c4582254b50dfd8ea6f91462bf68ee992657cec9da4f76892b67ce40','{"type":"Customer","key":"c1","recordCount":1,"records":[{"type":"Books.Invoice","id":"c1-0","number":0,"goneAt":null,"facts":{"Status":{"value":"Sent","sourceTime":"2026-01-09T17:30:00Z","receivedAt":"2026-01-09T17:30:00Z","since":"2026-01-09T17:30:00Z","input":24},"Amount":{"value":{"amount":70.17,"currency":"EUR"},"sourceTime":"2026-01-09T17:30:00Z","receivedAt":"2026-01-09T17:30:00Z","since":"2026-01-09T17:30:00Z","input":24},"DueDate":{"value":"2026-02-19","sourceTime":"2026-01-09T17:30:00Z","receivedAt":"2026-01-09T17:30:00Z","since":"2026-01-09T17:30:00Z","input":24},"Discount":{"value":0.08,"sourceTime":"2026-01-09T17:30:00Z","receivedAt":"2026-01-09T17:30:00Z","since":"2026-01-09T17:30:00Z","input":24}}}],"happenings":[],"clocks":[],"journeys":[{"journey":"Onboarding","about":null,"memory":[],"matched":false,"recheckAt":null}],"executions":[]}');
CREATE TABLE tombstones (
  subject    INTEGER PRIMARY KEY,
  type       INTEGER NOT NULL,
  input      INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  inputs     INTEGER NOT NULL,
  executions INTEGER NOT NULL
);
CREATE TABLE suppressed_keys (
  digest TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE secrets (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE high_numbers (
  name   TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO high_numbers VALUES('dead_letters',0);
INSERT INTO high_numbers VALUES('inputs',61);
INSERT INTO high_numbers VALUES('outbox',18);
INSERT INTO high_numbers VALUES('subjects',8);
CREATE TABLE deployment_plans (
  deployment INTEGER NOT NULL,
  plan       TEXT NOT NULL,
  PRIMARY KEY (deployment, plan)
) WITHOUT ROWID;
INSERT INTO deployment_plans VALUES(1,'54f08e4e59b87a640e93f04ec6a952cf426b94a250ee5d03a00597731403fca8');
CREATE TABLE merges (
  subject  INTEGER PRIMARY KEY,
  absorber INTEGER NOT NULL,
  input    INTEGER NOT NULL
);
INSERT INTO merges VALUES(2,1,9);
CREATE TABLE moved_executions (
  subject   INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  journey   INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  about     INTEGER,
  about_id  TEXT,
  new_place INTEGER NOT NULL,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;
INSERT INTO moved_executions VALUES(2,0,8,1,NULL,NULL,0);
CREATE TABLE IF NOT EXISTS "outbox" (
  number        INTEGER PRIMARY KEY,
  key           TEXT NOT NULL,
  subject       INTEGER NOT NULL,
  execution     INTEGER NOT NULL,
  visit         INTEGER NOT NULL,
  clause        TEXT NOT NULL,
  repeat        INTEGER NOT NULL,
  withdrawable  INTEGER NOT NULL,
  input         INTEGER NOT NULL,
  place         INTEGER NOT NULL,
  request       TEXT NOT NULL,
  state         INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  trace         TEXT,
  -- The name of the app that is asked; NULL where people are told.
  app           INTEGER,
  asked_at      INTEGER NOT NULL,
  -- Not before this is it tried (again).
  due           INTEGER NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,
  -- Who hands it over, and until when nobody else may.
  claimed_by    TEXT,
  claimed_until INTEGER,
  -- What the receiver said, or why it failed.
  note          TEXT
);
INSERT INTO outbox VALUES(1,'TNwOyWn1pNqq0PfKPJ0wSQ',1,0,1,'enter:0',1,0,2,0,'{"action":"CRM.Send","arguments":{"Text":["text","welcome"]}}',0,1767690000000000,NULL,9,1767690000000000,1767690000000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(2,'Z201qPsY9qoBfv-kHk2G8g',1,0,1,'asks',1,1,2,1,'{"question":"How?","answers":["Keep","Drop"],"address":"desk@acme.example"}',0,1767690000000000,NULL,NULL,1767690000000000,1767690000000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(3,'Ktm00zX_3tAK9KcmPzWjWg',1,0,1,'every:0',1,1,18,0,'{"action":"CRM.Send","arguments":{"Text":["text","still there?"]}}',0,1767862800000000,NULL,9,1767862800000000,1767862800000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(4,'yLth2-RUKSQ8DRwm5zwPoA',6,0,1,'enter:0',1,0,19,0,'{"action":"CRM.Send","arguments":{"Text":["text","welcome"]}}',0,1767884460000000,NULL,9,1767884460000000,1767884460000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(6,'GA5wyWNJan1ohFSOJTZAUA',7,0,1,'enter:0',1,0,21,0,'{"action":"CRM.Send","arguments":{"Text":["text","welcome"]}}',0,1767912480000000,NULL,9,1767912480000000,1767912480000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(8,'yiF5p1-flnCbZ_ss3jPm0w',1,0,1,'every:0',2,1,27,0,'{"action":"CRM.Send","arguments":{"Text":["text","still there?"]}}',0,1768035600000000,NULL,9,1768035600000000,1768035600000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(9,'r7E9ksZaMZDuSzEoiJbsNQ',6,0,1,'exit:0',1,0,28,0,'{"action":"CRM.Send","arguments":{"Text":["text","goodbye"]}}',0,1768036380000000,NULL,9,1768036380000000,1768036380000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(10,'lNCztEwKIWP71SLnQkhd5w',6,0,2,'enter:0',1,0,28,1,'{"action":"CRM.Send","arguments":{"Text":["text","live"]}}',0,1768036380000000,NULL,9,1768036380000000,1768036380000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(11,'7dO3WCAhwC58cj7E1_dueg',7,0,1,'every:0',1,1,30,0,'{"action":"CRM.Send","arguments":{"Text":["text","still there?"]}}',1,1768523100000000,NULL,9,1768085280000000,1768085280000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(12,'_cn2Rh_DLgjK53_ik4JTBQ',1,0,1,'expected',1,1,33,0,'{"notice":"acme: \"Onboarding\" is at \"Trial\" longer than 5 days, since 2026-01-06T09:00:00Z","address":"desk@acme.example"}',0,1768122000000000,NULL,NULL,1768122000000000,1768122000000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(13,'HixXuaOWzxMZMOzGzBsZ0Q',1,0,1,'every:0',3,1,36,0,'{"action":"CRM.Send","arguments":{"Text":["text","still there?"]}}',0,1768208400000000,NULL,9,1768208400000000,1768208400000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(14,'csw5hZdJIetRmOqJsnepBg',7,0,1,'every:0',2,1,39,0,'{"action":"CRM.Send","arguments":{"Text":["text","still there?"]}}',1,1768523100000000,NULL,9,1768258080000000,1768258080000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(15,'ET-sp_d8G4MoxbkLr_9j3w',7,0,1,'expected',1,1,43,0,'{"notice":"c4: \"Onboarding\" is at \"Trial\" longer than 5 days, since 2026-01-08T22:48:00Z","address":"desk@acme.example"}',1,1768523100000000,NULL,NULL,1768344480000000,1768344480000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(16,'x1KX9w6b34hw2CwO3exYaQ',7,0,1,'every:0',3,1,46,0,'{"action":"CRM.Send","arguments":{"Text":["text","still there?"]}}',1,1768523100000000,NULL,9,1768430880000000,1768430880000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(17,'zS-MOEGtBYzv2bFrVlTSyw',7,0,1,'exit:0',1,0,51,0,'{"action":"CRM.Send","arguments":{"Text":["text","goodbye"]}}',0,1768523100000000,NULL,9,1768523100000000,1768523100000000,0,NULL,NULL,NULL);
INSERT INTO outbox VALUES(18,'qbEVJbZ1glNCSlo2fRDb8w',7,0,2,'enter:0',1,0,51,1,'{"action":"CRM.Send","arguments":{"Text":["text","live"]}}',0,1768523100000000,NULL,9,1768523100000000,1768523100000000,0,NULL,NULL,NULL);
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX subject_keys_by_subject ON subject_keys (subject);
CREATE INDEX inputs_by_subject ON inputs (subject) WHERE subject IS NOT NULL;
CREATE INDEX parked_by_input ON parked (input);
CREATE INDEX timers_by_due ON timers (due);
CREATE INDEX dead_letters_open ON dead_letters (number) WHERE settled_at IS NULL;
CREATE INDEX executions_stalled ON executions (stalled_since) WHERE stalled_since IS NOT NULL AND status = 0;
CREATE UNIQUE INDEX questions_by_action ON questions (action);
CREATE INDEX executions_stopped ON executions (ended_at) WHERE status > 1;
CREATE INDEX inputs_by_delivers ON inputs (delivers) WHERE delivers IS NOT NULL;
CREATE INDEX merges_by_absorber ON merges (absorber);
CREATE INDEX executions_standing ON executions (journey, plan, stage, status) WHERE status <> 1;
CREATE UNIQUE INDEX outbox_by_action ON outbox (subject, execution, visit, clause, repeat);
CREATE INDEX outbox_by_due ON outbox (due, number) WHERE state = 0;
CREATE INDEX outbox_claimed ON outbox (claimed_until) WHERE state = 3;
CREATE INDEX outbox_open ON outbox (subject, execution, number) WHERE state IN (0, 3, 4);
CREATE INDEX outbox_open_by_number ON outbox (number) WHERE state IN (0, 3, 4);
COMMIT;
