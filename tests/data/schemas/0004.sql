BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE audit (
	sequence INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR, 
	action VARCHAR NOT NULL, 
	object VARCHAR NOT NULL, 
	details TEXT NOT NULL, 
	previous VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (sequence), 
	CONSTRAINT fk_audit_actor FOREIGN KEY(actor) REFERENCES people (id), 
	CONSTRAINT uq_audit_hash UNIQUE (hash)
);
INSERT INTO "audit" VALUES(1,'2027-01-04 09:00:00.000000',NULL,'campaign.created','spring','{}','0000000000000000000000000000000000000000000000000000000000000000','f985f3fb7d91e0994b2cf66769b1faf05073e24e5f15ae6f645bde79bdf43b46');
INSERT INTO "audit" VALUES(2,'2027-01-04 09:00:00.000000',NULL,'import.published','spring','{"accepted":12,"batch":"01a20642-7caa-7739-9409-4c7e757554fe","rejected":0}','f985f3fb7d91e0994b2cf66769b1faf05073e24e5f15ae6f645bde79bdf43b46','383821364646b7d1f8390f7f1368f0cc25f40ae464d51abdce5c4476c5064536');
INSERT INTO "audit" VALUES(4,'2027-01-04 09:00:00.000000',NULL,'campaign.assigned','spring','{"items":11,"seed":0,"slots":24}','383821364646b7d1f8390f7f1368f0cc25f40ae464d51abdce5c4476c5064536','7233804feec5cbb600e6fcba83116fbe44348ae4bdde81d95881925283a6f1de');
INSERT INTO "audit" VALUES(5,'2027-01-04 09:00:00.000000',NULL,'person.added','01a20642-7cce-7926-a604-55da981ce82a','{"locales":["es-MX"],"role":"reviewer"}','7233804feec5cbb600e6fcba83116fbe44348ae4bdde81d95881925283a6f1de','f028ee3775d53e1b13a07a88e8b1969c68a501b1c79cc701c6da7caedd8f20dc');
INSERT INTO "audit" VALUES(6,'2027-01-04 09:00:00.000000',NULL,'person.added','01a20642-7cd2-7408-bd0b-e60eb1f56c2d','{"locales":["es-MX"],"role":"reviewer"}','f028ee3775d53e1b13a07a88e8b1969c68a501b1c79cc701c6da7caedd8f20dc','58ab24df4dc3b907b1cf2bb3fe6f574c0277e86dbd70b90b726b711e589ea560');
INSERT INTO "audit" VALUES(7,'2027-01-04 09:00:00.000000',NULL,'person.added','01a20642-7cd4-7d9c-ba47-bef497a8bab4','{"locales":["ar-EG"],"role":"coordinator"}','58ab24df4dc3b907b1cf2bb3fe6f574c0277e86dbd70b90b726b711e589ea560','5ad9ebd5c1efa1ff4a8041966f3a402b29cceda08fab96b7b10e2222f78839a5');
INSERT INTO "audit" VALUES(8,'2027-01-04 09:00:00.000000',NULL,'session.begun','01a20642-7cce-7926-a604-55da981ce82a','{}','5ad9ebd5c1efa1ff4a8041966f3a402b29cceda08fab96b7b10e2222f78839a5','e127259d5e5f86f8625eeada1bb53457ca31dafb1a0af32473659fe3c10eaa8d');
INSERT INTO "audit" VALUES(9,'2027-01-04 09:00:00.000000',NULL,'person.invited','01a20642-7cd2-7408-bd0b-e60eb1f56c2d','{}','e127259d5e5f86f8625eeada1bb53457ca31dafb1a0af32473659fe3c10eaa8d','06ece035ac6ce40457f1833322263daaa69300161868c18b36205ac29834c1d7');
INSERT INTO "audit" VALUES(11,'2027-01-04 09:00:00.000000',NULL,'judgment.recorded','01a20642-7cf3-7400-acf6-7e87a199f890','{"item":"536385808c0d6f84fd53c348b032195b","late":false}','06ece035ac6ce40457f1833322263daaa69300161868c18b36205ac29834c1d7','b6363436b39d4ddf1b3f696844c8333ab5c95cb326ec0b8a998ee3057b722d13');
INSERT INTO "audit" VALUES(13,'2027-01-04 09:00:00.000000',NULL,'judgment.recorded','01a20642-7d02-7e4d-b56e-7124e5db245e','{"item":"a82fab7641b4433d18d7952ad2228e3b","late":false}','b6363436b39d4ddf1b3f696844c8333ab5c95cb326ec0b8a998ee3057b722d13','125ff8f2093ef1d8ac9924dd23462444efb616aa23030c3968da061ceda07dc1');
INSERT INTO "audit" VALUES(15,'2027-01-04 09:00:00.000000',NULL,'judgment.recorded','01a20642-7d0f-711b-9fcd-929d87db0590','{"item":"07319da40104a69f0f9c12527ee98447","late":false}','125ff8f2093ef1d8ac9924dd23462444efb616aa23030c3968da061ceda07dc1','70384c244648457b7495b2fab184dbaa33f1c9ccccf97299402159657c555a27');
INSERT INTO "audit" VALUES(17,'2027-01-04 09:00:00.000000',NULL,'judgment.recorded','01a20642-7d1e-72e6-ade0-36afba006b30','{"item":"b105a6fd28a0104653ebd43a9779e414","late":false}','70384c244648457b7495b2fab184dbaa33f1c9ccccf97299402159657c555a27','aa4b3279edba71f7ae261a572766c8b538e2d01628c9e832449e2c8b77c12f48');
INSERT INTO "audit" VALUES(19,'2027-01-04 09:00:00.000000',NULL,'judgment.recorded','01a20642-7d30-7383-bd19-8b3e3ad7670c','{"item":"536385808c0d6f84fd53c348b032195b","late":false}','aa4b3279edba71f7ae261a572766c8b538e2d01628c9e832449e2c8b77c12f48','82ba2a888a49ed6f7a99fcb29cfaf0b0872f1134ea73a26ff4247c76b0888e33');
INSERT INTO "audit" VALUES(21,'2027-01-04 09:00:00.000000',NULL,'judgment.recorded','01a20642-7d3f-7973-ae3c-f5f56c6293d4','{"item":"a82fab7641b4433d18d7952ad2228e3b","late":false}','82ba2a888a49ed6f7a99fcb29cfaf0b0872f1134ea73a26ff4247c76b0888e33','427813e4d5a3aebabc3771f1c68b81b6a1a29617215c041fcbd0435833fbda85');
INSERT INTO "audit" VALUES(23,'2027-01-04 09:00:00.000000',NULL,'judgment.recorded','01a20642-7d4d-75fb-8bd2-0beb2579e4e3','{"item":"d083ec3288549306fb3aa32a7c009e3d","late":false}','427813e4d5a3aebabc3771f1c68b81b6a1a29617215c041fcbd0435833fbda85','d06e06cb25c7b68f004b9f4d1cdbab953ec096f8a96de9c353453a59af20bb18');
INSERT INTO "audit" VALUES(24,'2027-01-04 09:00:00.000000',NULL,'assignment.skipped','07319da40104a69f0f9c12527ee98447','{"reason":"not_my_field"}','d06e06cb25c7b68f004b9f4d1cdbab953ec096f8a96de9c353453a59af20bb18','065878d4b95916a5cf6687418471765b64998d9cee06dd36f22cc5e20e205600');
INSERT INTO "audit" VALUES(25,'2027-01-04 12:00:00.000000',NULL,'import.published','spring','{"accepted":1,"batch":"01a20642-7d7e-7627-9cd7-8850b4d91dc3","rejected":0}','065878d4b95916a5cf6687418471765b64998d9cee06dd36f22cc5e20e205600','dcb4714f0f40dd304cd8a9901d1b60abaeda13f02dec8e4cda2272cc930a6066');
INSERT INTO "audit" VALUES(26,'2026-11-24 22:45:02.997756',NULL,'person.added','01a20fbb-e995-7093-8aa1-ba16a21ab303','{"role":"reviewer"}','dcb4714f0f40dd304cd8a9901d1b60abaeda13f02dec8e4cda2272cc930a6066','f969f35ce93f5eb91be87c029e9472c3c795bd596427265af68610aaae9e7abd');
INSERT INTO "audit" VALUES(27,'2026-11-24 22:45:03.328149',NULL,'person.forgotten','01a20fbb-e995-7093-8aa1-ba16a21ab303','{"comments":false,"judgments":0}','f969f35ce93f5eb91be87c029e9472c3c795bd596427265af68610aaae9e7abd','2a711ea6dfe4bdbb5cb713671d5cbe1dbd0ce32b54c5e8d2e1369c28c6e878e8');
INSERT INTO "audit" VALUES(29,'2026-11-25 02:00:36.222786','01a20642-7cce-7926-a604-55da981ce82a','judgment.recorded','01a2106e-f296-7332-84ea-53f90d45261e','{"item":"536385808c0d6f84fd53c348b032195b","late":false}','2a711ea6dfe4bdbb5cb713671d5cbe1dbd0ce32b54c5e8d2e1369c28c6e878e8','e6ced0c9f621e5552db695275df662d3b7e36b921cebb16dc159b1e020228ba8');
INSERT INTO "audit" VALUES(31,'2026-11-25 02:00:36.222786','01a20642-7cce-7926-a604-55da981ce82a','judgment.corrected','01a20642-7cf3-7400-acf6-7e87a199f890','{"by":"01a2106e-f296-7332-84ea-53f90d45261e"}','e6ced0c9f621e5552db695275df662d3b7e36b921cebb16dc159b1e020228ba8','2f55814c94dbd366aa035e6868599314de341ebbaba184dfcd96a723da92018f');
INSERT INTO "audit" VALUES(32,'2026-11-25 02:00:36.251570','01a20642-7cce-7926-a604-55da981ce82a','question.asked','01a2106e-f29d-7bf1-b209-e9bec437c29c','{"kind":"question"}','2f55814c94dbd366aa035e6868599314de341ebbaba184dfcd96a723da92018f','86ab74516ec64fb36719e3bcd58f8b0978542c9f8276c5b454526ebe3ae22296');
INSERT INTO "audit" VALUES(69,'2026-11-29 15:16:16.768477',NULL,'campaign.scored','spring','{"texts":36}','86ab74516ec64fb36719e3bcd58f8b0978542c9f8276c5b454526ebe3ae22296','71d07cdc80c2f85ec61bd6a25a25b75141f9c34d040610a996936a5f3605bd57');
INSERT INTO "audit" VALUES(71,'2026-11-29 15:16:16.820267','01a20642-7cce-7926-a604-55da981ce82a','judgment.recorded','01a227e0-d93c-7a97-825f-58931dfd4cee','{"item":"4ff6eed25b765473da35625c1d48688c","late":false}','71d07cdc80c2f85ec61bd6a25a25b75141f9c34d040610a996936a5f3605bd57','630eb6942d76f3b30c521ba6dae51fcf08717fc10ece1b00e4c6f6e29d1e93cf');
INSERT INTO "audit" VALUES(72,'2026-11-29 15:16:16.845420','01a20642-7cd4-7d9c-ba47-bef497a8bab4','signal.muted','spring','{"locale":"ar-EG","signal":"truncation"}','630eb6942d76f3b30c521ba6dae51fcf08717fc10ece1b00e4c6f6e29d1e93cf','7a441fd80f547603d5a7265a2fe56ca93fa366eeab3118b7e9b498ba6e90ff47');
CREATE TABLE batches (
	id VARCHAR NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	state VARCHAR DEFAULT 'open' NOT NULL, 
	beat_at DATETIME NOT NULL, 
	CONSTRAINT pk_batches PRIMARY KEY (id), 
	CONSTRAINT ck_batches_state_is_known CHECK (state IN ('open', 'published')), 
	CONSTRAINT fk_batches_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id)
);
INSERT INTO "batches" VALUES('01a20642-7caa-7739-9409-4c7e757554fe','spring','published','2027-01-04 09:00:00.000000');
INSERT INTO "batches" VALUES('01a20642-7d7e-7627-9cd7-8850b4d91dc3','spring','published','2027-01-04 12:00:00.000000');
CREATE TABLE campaigns (
	id VARCHAR NOT NULL, 
	source TEXT NOT NULL, 
	guidelines TEXT DEFAULT '' NOT NULL, 
	state VARCHAR DEFAULT 'open' NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	created_at DATETIME NOT NULL, glossary TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_campaigns PRIMARY KEY (id), 
	CONSTRAINT ck_campaigns_state_is_known CHECK (state IN ('open', 'paused', 'closed')), 
	CONSTRAINT ck_campaigns_id_is_short CHECK (length(id) BETWEEN 1 AND 64)
);
INSERT INTO "campaigns" VALUES('spring','id = "spring"
title = "Spring"
source_locale = "en"
locales = ["es-MX","ar-EG"]
overlap = 2

[[review]]
unit = "pair"
rubric = "preference"

','','open',1,'2027-01-04 09:00:00.000000','');
CREATE TABLE claims (
	id VARCHAR NOT NULL, 
	item_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	slot INTEGER, 
	pool_id VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	rubric_hash VARCHAR NOT NULL, 
	profile VARCHAR, 
	blind BOOLEAN NOT NULL, 
	tier INTEGER NOT NULL, 
	shown_order TEXT NOT NULL, 
	reason VARCHAR, 
	comment TEXT, 
	opened_at DATETIME NOT NULL, 
	lease_until DATETIME NOT NULL, 
	closed_at DATETIME, prefetched BOOLEAN DEFAULT false NOT NULL, active_seconds INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_claims PRIMARY KEY (id), 
	CONSTRAINT ck_claims_slot_only_while_held CHECK ((state IN ('live', 'done')) = (slot IS NOT NULL)), 
	CONSTRAINT ck_claims_state_is_known CHECK (state IN ('live', 'done', 'skipped', 'returned', 'expired', 'late')), 
	CONSTRAINT fk_claims_item_id FOREIGN KEY(item_id) REFERENCES items (id), 
	CONSTRAINT fk_claims_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_claims_pool_id FOREIGN KEY(pool_id) REFERENCES pools (id), 
	CONSTRAINT uq_claims_item_id_person_id UNIQUE (item_id, person_id)
);
INSERT INTO "claims" VALUES('01a20642-7ceb-7220-aa2e-6c3aee87d9f8','536385808c0d6f84fd53c348b032195b','01a20642-7cce-7926-a604-55da981ce82a',0,'a162bd2f1765611813ecf583be0c3a6c','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[1, 0]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7cfe-70af-a205-41047c55d349','a82fab7641b4433d18d7952ad2228e3b','01a20642-7cce-7926-a604-55da981ce82a',0,'a162bd2f1765611813ecf583be0c3a6c','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[0, 1]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d0b-7d64-ab32-0bfd76367911','07319da40104a69f0f9c12527ee98447','01a20642-7cce-7926-a604-55da981ce82a',0,'a162bd2f1765611813ecf583be0c3a6c','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[1, 0]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d19-7d4b-bdc8-fa33f4533deb','b105a6fd28a0104653ebd43a9779e414','01a20642-7cce-7926-a604-55da981ce82a',0,'a162bd2f1765611813ecf583be0c3a6c','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[0, 1]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d2a-7a5b-b088-ea659552d89e','536385808c0d6f84fd53c348b032195b','01a20642-7cd2-7408-bd0b-e60eb1f56c2d',1,'a162bd2f1765611813ecf583be0c3a6c','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[0, 1]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d3b-7e86-83dd-9b1e16154622','a82fab7641b4433d18d7952ad2228e3b','01a20642-7cd2-7408-bd0b-e60eb1f56c2d',1,'a162bd2f1765611813ecf583be0c3a6c','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[0, 1]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d48-769d-80a8-366a3419d1f1','d083ec3288549306fb3aa32a7c009e3d','01a20642-7cd4-7d9c-ba47-bef497a8bab4',0,'e8682ee9cdfadd3520ca06089a526652','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[1, 0]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d57-756c-ad92-00cb44ad97f2','07319da40104a69f0f9c12527ee98447','01a20642-7cd2-7408-bd0b-e60eb1f56c2d',NULL,'a162bd2f1765611813ecf583be0c3a6c','skipped','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[1, 0]','not_my_field','no','2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 09:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d6a-7b08-8d86-858dc7fb33b0','b105a6fd28a0104653ebd43a9779e414','01a20642-7cd2-7408-bd0b-e60eb1f56c2d',NULL,'a162bd2f1765611813ecf583be0c3a6c','expired','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[1, 0]',NULL,NULL,'2027-01-04 09:00:00.000000','2027-01-04 11:00:00.000000','2027-01-04 12:00:00.000000',0,0);
INSERT INTO "claims" VALUES('01a20642-7d78-76ad-8233-0c99527dd34f','9d6a96e16d883f43b20ec6eadb77e278','01a20642-7cd4-7d9c-ba47-bef497a8bab4',0,'e8682ee9cdfadd3520ca06089a526652','live','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[1, 0]',NULL,NULL,'2027-01-04 12:00:00.000000','2027-01-04 14:00:00.000000',NULL,0,0);
INSERT INTO "claims" VALUES('01a227e0-d92d-7b77-af31-7aea372c5f47','4ff6eed25b765473da35625c1d48688c','01a20642-7cce-7926-a604-55da981ce82a',0,'a162bd2f1765611813ecf583be0c3a6c','done','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,0,0,'[1, 0]',NULL,NULL,'2026-11-29 15:16:16.800303','2026-11-29 17:16:16.800303','2026-11-29 15:16:16.820267',0,0);
CREATE TABLE consents (
	person_id VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	given_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_consents PRIMARY KEY (person_id, topic), 
	CONSTRAINT fk_consents_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE TABLE counter (
	id INTEGER NOT NULL, 
	value INTEGER NOT NULL, edition INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_counter PRIMARY KEY (id), 
	CONSTRAINT ck_counter_one_row CHECK (id = 1)
);
INSERT INTO "counter" VALUES(1,72,5);
CREATE TABLE cursors (
	person_id VARCHAR NOT NULL, 
	pool_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_cursors PRIMARY KEY (person_id, pool_id), 
	CONSTRAINT fk_cursors_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_cursors_pool_id FOREIGN KEY(pool_id) REFERENCES pools (id)
);
INSERT INTO "cursors" VALUES('01a20642-7cd2-7408-bd0b-e60eb1f56c2d','a162bd2f1765611813ecf583be0c3a6c',8);
INSERT INTO "cursors" VALUES('01a20642-7cd4-7d9c-ba47-bef497a8bab4','e8682ee9cdfadd3520ca06089a526652',3);
CREATE TABLE drafts (
	claim_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	ratings TEXT NOT NULL, 
	older TEXT, 
	writer VARCHAR, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (claim_id), 
	CONSTRAINT fk_drafts_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id)
);
INSERT INTO "drafts" VALUES('01a20642-7d6a-7b08-8d86-858dc7fb33b0',1,'{"preference": 2}',NULL,NULL,'2027-01-04 09:00:00.000000');
INSERT INTO "drafts" VALUES('01a20642-7d78-76ad-8233-0c99527dd34f',1,'{"preference": 2}',NULL,NULL,'2027-01-04 12:00:00.000000');
CREATE TABLE exposures (
	claim_id VARCHAR NOT NULL, 
	shown_when VARCHAR NOT NULL, 
	attempt INTEGER NOT NULL, 
	shown TEXT NOT NULL, 
	opened TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_exposures PRIMARY KEY (claim_id, shown_when, attempt), 
	CONSTRAINT ck_exposures_shown_when_is_known CHECK (shown_when IN ('after', 'beside')), 
	CONSTRAINT fk_exposures_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id)
);
CREATE TABLE guideline_readings (
	campaign_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_guideline_readings PRIMARY KEY (campaign_id, number, person_id), 
	CONSTRAINT fk_guideline_readings_campaign_id_number FOREIGN KEY(campaign_id, number) REFERENCES guidelines (campaign_id, number), 
	CONSTRAINT fk_guideline_readings_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE TABLE guidelines (
	campaign_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_guidelines PRIMARY KEY (campaign_id, number), 
	CONSTRAINT ck_guidelines_number_from_one CHECK (number >= 1), 
	CONSTRAINT fk_guidelines_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id)
);
CREATE TABLE invitations (
	token_hash VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_invitations PRIMARY KEY (token_hash), 
	CONSTRAINT fk_invitations_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "invitations" VALUES('a5d3515ebfa89b38004a71c3c670fe62360eb2c912b6e05ec001f6e504505204','01a20642-7cd2-7408-bd0b-e60eb1f56c2d','2027-01-18 09:00:00.000000',NULL);
CREATE TABLE item_outputs (
	item_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	output_id VARCHAR NOT NULL, 
	CONSTRAINT pk_item_outputs PRIMARY KEY (item_id, number), 
	CONSTRAINT fk_item_outputs_item_id FOREIGN KEY(item_id) REFERENCES items (id), 
	CONSTRAINT fk_item_outputs_output_id FOREIGN KEY(output_id) REFERENCES outputs (id)
);
INSERT INTO "item_outputs" VALUES('b105a6fd28a0104653ebd43a9779e414',0,'4ff3fb4e53cd92937066ef6e63142505');
INSERT INTO "item_outputs" VALUES('b105a6fd28a0104653ebd43a9779e414',1,'4ff3fb4e53cd14430f78d2ba2f3b371b');
INSERT INTO "item_outputs" VALUES('d083ec3288549306fb3aa32a7c009e3d',0,'3911054758934ac93b30453f958f77ce');
INSERT INTO "item_outputs" VALUES('d083ec3288549306fb3aa32a7c009e3d',1,'391105475893000b060cf00bd94df36c');
INSERT INTO "item_outputs" VALUES('9d6a96e16d883f43b20ec6eadb77e278',0,'2f4e45b586317341539cc64b0d015eeb');
INSERT INTO "item_outputs" VALUES('9d6a96e16d883f43b20ec6eadb77e278',1,'2f4e45b58631c9062be13c4dff26af25');
INSERT INTO "item_outputs" VALUES('536385808c0d6f84fd53c348b032195b',0,'2f4e45b58631d77590667d84be1f7b67');
INSERT INTO "item_outputs" VALUES('536385808c0d6f84fd53c348b032195b',1,'2f4e45b58631ea86fa5b1255c056366e');
INSERT INTO "item_outputs" VALUES('a82fab7641b4433d18d7952ad2228e3b',0,'3911054758930008ff47f877fdb01bd7');
INSERT INTO "item_outputs" VALUES('a82fab7641b4433d18d7952ad2228e3b',1,'3911054758939c5e9bd7883c63a564f6');
INSERT INTO "item_outputs" VALUES('49ff21d498e624e8442952b342f25495',0,'4ff3fb4e53cd91f66e7e15338f6292c0');
INSERT INTO "item_outputs" VALUES('49ff21d498e624e8442952b342f25495',1,'4ff3fb4e53cd60ff9485028ab8520bde');
INSERT INTO "item_outputs" VALUES('07319da40104a69f0f9c12527ee98447',0,'401a11e222dbe04869da12ff22bd8564');
INSERT INTO "item_outputs" VALUES('07319da40104a69f0f9c12527ee98447',1,'401a11e222dbd74f32fefc3c9e582c81');
INSERT INTO "item_outputs" VALUES('2c86c0ab1e3b51dec10d952ca8446978',0,'401a11e222db831304ef130d566d4a84');
INSERT INTO "item_outputs" VALUES('2c86c0ab1e3b51dec10d952ca8446978',1,'401a11e222dbb715850f7c1602500918');
INSERT INTO "item_outputs" VALUES('43870ed5e1afdda8093ed728fb4cfebf',0,'a4baf03edfea9679c17334f4472353d0');
INSERT INTO "item_outputs" VALUES('43870ed5e1afdda8093ed728fb4cfebf',1,'a4baf03edfeaf5803d576bd86e4eda0e');
INSERT INTO "item_outputs" VALUES('4ff6eed25b765473da35625c1d48688c',0,'2d254d19da96efa2b98faba829cf50e2');
INSERT INTO "item_outputs" VALUES('4ff6eed25b765473da35625c1d48688c',1,'2d254d19da96fecbb3c49453a1991da4');
INSERT INTO "item_outputs" VALUES('efe8041e4dd11448ea98f1e0faa94b19',0,'a4baf03edfea5a96d2706327d8584016');
INSERT INTO "item_outputs" VALUES('efe8041e4dd11448ea98f1e0faa94b19',1,'a4baf03edfea48007c11a2f61e956f25');
INSERT INTO "item_outputs" VALUES('326b652941b4a375da6f74043f060a00',0,'2d254d19da9642a2d50d7a7274449891');
INSERT INTO "item_outputs" VALUES('326b652941b4a375da6f74043f060a00',1,'2d254d19da96743936e4df64a316c514');
CREATE TABLE items (
	id VARCHAR NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	localization_id VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	rubric_id VARCHAR NOT NULL, 
	rubric_major INTEGER NOT NULL, 
	purpose VARCHAR NOT NULL, 
	occurrence INTEGER DEFAULT '0' NOT NULL, 
	stale BOOLEAN DEFAULT (false) NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT ck_items_purpose_is_known CHECK (purpose IN ('review', 'repeat', 'gold', 'placement', 'tutorial', 'calibration')), 
	CONSTRAINT ck_items_unit_is_known CHECK (unit IN ('prompt', 'output', 'pair', 'list', 'translation', 'brief')), 
	CONSTRAINT fk_items_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT fk_items_localization_id FOREIGN KEY(localization_id) REFERENCES localizations (id)
);
INSERT INTO "items" VALUES('b105a6fd28a0104653ebd43a9779e414','spring','4ff3fb4e53cdf9743fcd12599382f689','es-MX','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('d083ec3288549306fb3aa32a7c009e3d','spring','391105475893a38859b89a840d648eb7','ar-EG','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('9d6a96e16d883f43b20ec6eadb77e278','spring','2f4e45b586311a7896b9874dcb4c8647','ar-EG','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('536385808c0d6f84fd53c348b032195b','spring','2f4e45b58631c51253aa2069fe123a96','es-MX','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('a82fab7641b4433d18d7952ad2228e3b','spring','391105475893bda511a61c32001fd7eb','es-MX','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('49ff21d498e624e8442952b342f25495','spring','4ff3fb4e53cdae94044f373ed2cc4e98','ar-EG','pair','preference',1,'review',0,1);
INSERT INTO "items" VALUES('07319da40104a69f0f9c12527ee98447','spring','401a11e222db889d1b33a98c2eff80a0','es-MX','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('2c86c0ab1e3b51dec10d952ca8446978','spring','401a11e222dbaf4e3a80132a15fc46b2','ar-EG','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('43870ed5e1afdda8093ed728fb4cfebf','spring','a4baf03edfea74925472ad786e369c04','ar-EG','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('4ff6eed25b765473da35625c1d48688c','spring','2d254d19da9610bcc505af218352dd00','es-MX','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('efe8041e4dd11448ea98f1e0faa94b19','spring','a4baf03edfea026806f35ef1a687061d','es-MX','pair','preference',1,'review',0,0);
INSERT INTO "items" VALUES('326b652941b4a375da6f74043f060a00','spring','2d254d19da967a846a5527853ee32fb2','ar-EG','pair','preference',1,'review',0,0);
CREATE TABLE judgment_events (
	id VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	judgment_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	reason TEXT, 
	actor VARCHAR, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_judgment_events PRIMARY KEY (id), 
	CONSTRAINT ck_judgment_events_kind_is_known CHECK (kind IN ('corrected', 'withdrawn', 'quarantined', 'excluded', 'restored', 'adjudicated')), 
	CONSTRAINT fk_judgment_events_actor FOREIGN KEY(actor) REFERENCES people (id), 
	CONSTRAINT fk_judgment_events_judgment_id FOREIGN KEY(judgment_id) REFERENCES judgments (id), 
	CONSTRAINT uq_judgment_events_sequence UNIQUE (sequence)
);
INSERT INTO "judgment_events" VALUES('01a2106e-f297-73d9-9e87-1c0fcdc307ff',30,'01a20642-7cf3-7400-acf6-7e87a199f890','corrected','corrected by the reviewer','01a20642-7cce-7926-a604-55da981ce82a','2026-11-25 02:00:36.222786');
CREATE TABLE "judgments" (
	id VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	claim_id VARCHAR, 
	item_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	submit_key VARCHAR, 
	rubric_hash VARCHAR NOT NULL, 
	profile VARCHAR, 
	ratings TEXT NOT NULL, 
	purpose VARCHAR NOT NULL, 
	match_tier INTEGER, 
	imported BOOLEAN NOT NULL, 
	late BOOLEAN NOT NULL, 
	ui_lang VARCHAR, 
	rubric_lang VARCHAR, 
	signals_shown VARCHAR NOT NULL, 
	shown_order TEXT NOT NULL, 
	frame VARCHAR, 
	opened_at DATETIME, 
	submitted_at DATETIME, 
	attempt INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_judgments PRIMARY KEY (id), 
	CONSTRAINT fk_judgments_item_id FOREIGN KEY(item_id) REFERENCES items (id), 
	CONSTRAINT fk_judgments_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_judgments_rubric_hash FOREIGN KEY(rubric_hash) REFERENCES rubrics (hash), 
	CONSTRAINT ck_judgments_imported_has_no_claim CHECK (imported = (claim_id IS NULL)), 
	CONSTRAINT ck_judgments_own_is_complete CHECK (imported OR (submitted_at IS NOT NULL AND match_tier IS NOT NULL)), 
	CONSTRAINT uq_judgments_sequence UNIQUE (sequence), 
	CONSTRAINT uq_judgments_submit_key UNIQUE (submit_key), 
	CONSTRAINT ck_judgments_frame_is_known CHECK (frame IN ('ltr', 'rtl', 'stacked')), 
	CONSTRAINT ck_judgments_purpose_is_known CHECK (purpose IN ('review', 'repeat', 'gold', 'placement', 'tutorial', 'calibration')), 
	CONSTRAINT ck_judgments_signals_shown_is_known CHECK (signals_shown IN ('hidden', 'after', 'beside')), 
	CONSTRAINT fk_judgments_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id), 
	CONSTRAINT fk_judgments_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT ck_judgments_attempt_from_zero CHECK (attempt >= 0), 
	CONSTRAINT uq_judgments_claim_id_attempt UNIQUE (claim_id, attempt)
);
INSERT INTO "judgments" VALUES('90f88957bfea515868b5b1a55f7a09db',3,'spring',NULL,'b105a6fd28a0104653ebd43a9779e414','01a20642-7cbc-74a8-b301-f0624ce009ea',NULL,'eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": -2, "comment": null, "state": "given"}}','review',NULL,1,0,NULL,NULL,'hidden','[0, 1]',NULL,NULL,NULL,0);
INSERT INTO "judgments" VALUES('01a20642-7cf3-7400-acf6-7e87a199f890',10,'spring','01a20642-7ceb-7220-aa2e-6c3aee87d9f8','536385808c0d6f84fd53c348b032195b','01a20642-7cce-7926-a604-55da981ce82a','Ana-0','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": -1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[1, 0]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',0);
INSERT INTO "judgments" VALUES('01a20642-7d02-7e4d-b56e-7124e5db245e',12,'spring','01a20642-7cfe-70af-a205-41047c55d349','a82fab7641b4433d18d7952ad2228e3b','01a20642-7cce-7926-a604-55da981ce82a','Ana-1','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": 1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[0, 1]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',0);
INSERT INTO "judgments" VALUES('01a20642-7d0f-711b-9fcd-929d87db0590',14,'spring','01a20642-7d0b-7d64-ab32-0bfd76367911','07319da40104a69f0f9c12527ee98447','01a20642-7cce-7926-a604-55da981ce82a','Ana-2','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": -1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[1, 0]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',0);
INSERT INTO "judgments" VALUES('01a20642-7d1e-72e6-ade0-36afba006b30',16,'spring','01a20642-7d19-7d4b-bdc8-fa33f4533deb','b105a6fd28a0104653ebd43a9779e414','01a20642-7cce-7926-a604-55da981ce82a','Ana-3','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": 1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[0, 1]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',0);
INSERT INTO "judgments" VALUES('01a20642-7d30-7383-bd19-8b3e3ad7670c',18,'spring','01a20642-7d2a-7a5b-b088-ea659552d89e','536385808c0d6f84fd53c348b032195b','01a20642-7cd2-7408-bd0b-e60eb1f56c2d','Ben-0','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": 1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[0, 1]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',0);
INSERT INTO "judgments" VALUES('01a20642-7d3f-7973-ae3c-f5f56c6293d4',20,'spring','01a20642-7d3b-7e86-83dd-9b1e16154622','a82fab7641b4433d18d7952ad2228e3b','01a20642-7cd2-7408-bd0b-e60eb1f56c2d','Ben-1','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": 1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[0, 1]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',0);
INSERT INTO "judgments" VALUES('01a20642-7d4d-75fb-8bd2-0beb2579e4e3',22,'spring','01a20642-7d48-769d-80a8-366a3419d1f1','d083ec3288549306fb3aa32a7c009e3d','01a20642-7cd4-7d9c-ba47-bef497a8bab4','Noor-0','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": -1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[1, 0]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',0);
INSERT INTO "judgments" VALUES('01a2106e-f296-7332-84ea-53f90d45261e',28,'spring','01a20642-7ceb-7220-aa2e-6c3aee87d9f8','536385808c0d6f84fd53c348b032195b','01a20642-7cce-7926-a604-55da981ce82a','0b5c0e4e-0000-4000-8000-000000000001','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": 1, "comment": null, "state": "given"}, "reasons": {"value": ["correct"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[1, 0]',NULL,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',1);
INSERT INTO "judgments" VALUES('01a227e0-d93c-7a97-825f-58931dfd4cee',70,'spring','01a227e0-d92d-7b77-af31-7aea372c5f47','4ff6eed25b765473da35625c1d48688c','01a20642-7cce-7926-a604-55da981ce82a','bdcaa835-3f16-4dd9-a4e7-da2eb0340b7f','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2',NULL,'{"preference": {"value": 1, "comment": null, "state": "given"}, "reasons": {"value": ["local"], "comment": null, "state": "given"}}','review',0,0,0,NULL,NULL,'hidden','[1, 0]',NULL,'2026-11-29 15:16:16.800303','2026-11-29 15:16:16.820267',0);
CREATE TABLE localizations (
	id VARCHAR NOT NULL, 
	prompt_id VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	made_by VARCHAR NOT NULL, 
	reference TEXT, 
	status VARCHAR DEFAULT 'draft' NOT NULL, 
	superseded_by VARCHAR, 
	batch_id VARCHAR NOT NULL, author VARCHAR CONSTRAINT fk_localizations_author REFERENCES people (id), reason TEXT, 
	CONSTRAINT pk_localizations PRIMARY KEY (id), 
	CONSTRAINT ck_localizations_made_by_is_known CHECK (made_by IN ('human', 'machine', 'reviewer')), 
	CONSTRAINT ck_localizations_status_is_known CHECK (status IN ('draft', 'in_review', 'approved', 'rejected')), 
	CONSTRAINT fk_localizations_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id), 
	CONSTRAINT fk_localizations_prompt_id FOREIGN KEY(prompt_id) REFERENCES prompts (id), 
	CONSTRAINT fk_localizations_superseded_by FOREIGN KEY(superseded_by) REFERENCES localizations (id), 
	CONSTRAINT uq_localizations_prompt_id_locale_revision UNIQUE (prompt_id, locale, revision)
);
INSERT INTO "localizations" VALUES('4ff3fb4e53cdf9743fcd12599382f689','4ff3fb4e53cdab9822938ba0d2a388fa','es-MX',1,'"¿Pregunta 0?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('4ff3fb4e53cdae94044f373ed2cc4e98','4ff3fb4e53cdab9822938ba0d2a388fa','ar-EG',1,'"¿Pregunta 0?"','machine',NULL,'draft','4ff3fb4e53cd3045f37a5088087c33bf','01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('401a11e222db889d1b33a98c2eff80a0','401a11e222dba28947d744d129c0acbb','es-MX',1,'"¿Pregunta 1?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('401a11e222dbaf4e3a80132a15fc46b2','401a11e222dba28947d744d129c0acbb','ar-EG',1,'"¿Pregunta 1?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('2f4e45b58631c51253aa2069fe123a96','2f4e45b58631bca8f822555da7c366d2','es-MX',1,'"¿Pregunta 2?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('2f4e45b586311a7896b9874dcb4c8647','2f4e45b58631bca8f822555da7c366d2','ar-EG',1,'"¿Pregunta 2?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('a4baf03edfea026806f35ef1a687061d','a4baf03edfeaed52c25eb8448088f6bc','es-MX',1,'"¿Pregunta 3?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('a4baf03edfea74925472ad786e369c04','a4baf03edfeaed52c25eb8448088f6bc','ar-EG',1,'"¿Pregunta 3?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('2d254d19da9610bcc505af218352dd00','2d254d19da961a1c0772a63c4e58038d','es-MX',1,'"¿Pregunta 4?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('2d254d19da967a846a5527853ee32fb2','2d254d19da961a1c0772a63c4e58038d','ar-EG',1,'"¿Pregunta 4?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('391105475893bda511a61c32001fd7eb','3911054758934de1afba3e2cae8ad1b8','es-MX',1,'"¿Pregunta 5?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('391105475893a38859b89a840d648eb7','3911054758934de1afba3e2cae8ad1b8','ar-EG',1,'"¿Pregunta 5?"','machine',NULL,'draft',NULL,'01a20642-7caa-7739-9409-4c7e757554fe',NULL,NULL);
INSERT INTO "localizations" VALUES('4ff3fb4e53cd3045f37a5088087c33bf','4ff3fb4e53cdab9822938ba0d2a388fa','ar-EG',2,'"otra"','machine',NULL,'draft',NULL,'01a20642-7d7e-7627-9cd7-8850b4d91dc3',NULL,NULL);
CREATE TABLE muted_signals (
	campaign_id VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	muted_by VARCHAR, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_muted_signals PRIMARY KEY (campaign_id, locale, name), 
	CONSTRAINT fk_muted_signals_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT fk_muted_signals_muted_by FOREIGN KEY(muted_by) REFERENCES people (id)
);
INSERT INTO "muted_signals" VALUES('spring','ar-EG','truncation','01a20642-7cd4-7d9c-ba47-bef497a8bab4','2026-11-29 15:16:16.845420');
CREATE TABLE opt_outs (
	person_id VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	CONSTRAINT pk_opt_outs PRIMARY KEY (person_id, category), 
	CONSTRAINT fk_opt_outs_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "opt_outs" VALUES('01a20642-7cce-7926-a604-55da981ce82a','violence');
CREATE TABLE outputs (
	id VARCHAR NOT NULL, 
	localization_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	model VARCHAR NOT NULL, 
	content TEXT NOT NULL, 
	batch_id VARCHAR NOT NULL, 
	CONSTRAINT pk_outputs PRIMARY KEY (id), 
	CONSTRAINT fk_outputs_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id), 
	CONSTRAINT fk_outputs_localization_id FOREIGN KEY(localization_id) REFERENCES localizations (id), 
	CONSTRAINT uq_outputs_localization_id_number UNIQUE (localization_id, number)
);
INSERT INTO "outputs" VALUES('4ff3fb4e53cd92937066ef6e63142505','4ff3fb4e53cdf9743fcd12599382f689',0,'m1','una 0','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('4ff3fb4e53cd14430f78d2ba2f3b371b','4ff3fb4e53cdf9743fcd12599382f689',1,'m2','otra 0','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('4ff3fb4e53cd91f66e7e15338f6292c0','4ff3fb4e53cdae94044f373ed2cc4e98',0,'m1','una 0','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('4ff3fb4e53cd60ff9485028ab8520bde','4ff3fb4e53cdae94044f373ed2cc4e98',1,'m2','otra 0','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('401a11e222dbe04869da12ff22bd8564','401a11e222db889d1b33a98c2eff80a0',0,'m1','una 1','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('401a11e222dbd74f32fefc3c9e582c81','401a11e222db889d1b33a98c2eff80a0',1,'m2','otra 1','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('401a11e222db831304ef130d566d4a84','401a11e222dbaf4e3a80132a15fc46b2',0,'m1','una 1','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('401a11e222dbb715850f7c1602500918','401a11e222dbaf4e3a80132a15fc46b2',1,'m2','otra 1','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2f4e45b58631d77590667d84be1f7b67','2f4e45b58631c51253aa2069fe123a96',0,'m1','una 2','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2f4e45b58631ea86fa5b1255c056366e','2f4e45b58631c51253aa2069fe123a96',1,'m2','otra 2','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2f4e45b586317341539cc64b0d015eeb','2f4e45b586311a7896b9874dcb4c8647',0,'m1','una 2','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2f4e45b58631c9062be13c4dff26af25','2f4e45b586311a7896b9874dcb4c8647',1,'m2','otra 2','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('a4baf03edfea5a96d2706327d8584016','a4baf03edfea026806f35ef1a687061d',0,'m1','una 3','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('a4baf03edfea48007c11a2f61e956f25','a4baf03edfea026806f35ef1a687061d',1,'m2','otra 3','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('a4baf03edfea9679c17334f4472353d0','a4baf03edfea74925472ad786e369c04',0,'m1','una 3','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('a4baf03edfeaf5803d576bd86e4eda0e','a4baf03edfea74925472ad786e369c04',1,'m2','otra 3','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2d254d19da96efa2b98faba829cf50e2','2d254d19da9610bcc505af218352dd00',0,'m1','una 4','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2d254d19da96fecbb3c49453a1991da4','2d254d19da9610bcc505af218352dd00',1,'m2','otra 4','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2d254d19da9642a2d50d7a7274449891','2d254d19da967a846a5527853ee32fb2',0,'m1','una 4','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('2d254d19da96743936e4df64a316c514','2d254d19da967a846a5527853ee32fb2',1,'m2','otra 4','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('3911054758930008ff47f877fdb01bd7','391105475893bda511a61c32001fd7eb',0,'m1','una 5','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('3911054758939c5e9bd7883c63a564f6','391105475893bda511a61c32001fd7eb',1,'m2','otra 5','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('3911054758934ac93b30453f958f77ce','391105475893a38859b89a840d648eb7',0,'m1','una 5','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('391105475893000b060cf00bd94df36c','391105475893a38859b89a840d648eb7',1,'m2','otra 5','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "outputs" VALUES('4ff3fb4e53cd03465fc711197c3bbecc','4ff3fb4e53cd3045f37a5088087c33bf',0,'m1','una 0','01a20642-7d7e-7627-9cd7-8850b4d91dc3');
INSERT INTO "outputs" VALUES('4ff3fb4e53cd065fabc9f111ac6958b2','4ff3fb4e53cd3045f37a5088087c33bf',1,'m2','otra 0','01a20642-7d7e-7627-9cd7-8850b4d91dc3');
CREATE TABLE people (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	ui_language VARCHAR, 
	code_hash VARCHAR, 
	source_campaign VARCHAR, 
	created_at DATETIME NOT NULL, forgotten_at DATETIME CONSTRAINT ck_people_forgotten_is_nobody CHECK (forgotten_at IS NULL OR (code_hash IS NULL AND name = id)), time_zone VARCHAR, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT ck_people_source_has_campaign CHECK ((role = 'source') = (source_campaign IS NOT NULL)), 
	CONSTRAINT ck_people_source_cannot_sign_in CHECK (role <> 'source' OR code_hash IS NULL), 
	CONSTRAINT ck_people_role_is_known CHECK (role IN ('reviewer', 'coordinator', 'admin', 'source')), 
	CONSTRAINT fk_people_source_campaign FOREIGN KEY(source_campaign) REFERENCES campaigns (id), 
	CONSTRAINT uq_people_code_hash UNIQUE (code_hash)
);
INSERT INTO "people" VALUES('01a20642-7cbc-74a8-b301-f0624ce009ea','annotator1','source',NULL,NULL,'spring','2027-01-04 09:00:00.000000',NULL,NULL);
INSERT INTO "people" VALUES('01a20642-7cce-7926-a604-55da981ce82a','Ana','reviewer',NULL,'1f35b08441ae51f5928b73cb23e1b1ca740743665496c96f64263165547607d0',NULL,'2027-01-04 09:00:00.000000',NULL,NULL);
INSERT INTO "people" VALUES('01a20642-7cd2-7408-bd0b-e60eb1f56c2d','Ben','reviewer',NULL,'9d817d7ecefcb580a61cf36e0e50ef425c3f761876708fe9b7f3364240ef36b5',NULL,'2027-01-04 09:00:00.000000',NULL,NULL);
INSERT INTO "people" VALUES('01a20642-7cd4-7d9c-ba47-bef497a8bab4','Noor','coordinator',NULL,'960972415c267d88dbcb7a736c409fc585132c7f93942b9016075ebc1cfba48f',NULL,'2027-01-04 09:00:00.000000',NULL,NULL);
INSERT INTO "people" VALUES('01a20fbb-e995-7093-8aa1-ba16a21ab303','01a20fbb-e995-7093-8aa1-ba16a21ab303','reviewer',NULL,NULL,NULL,'2026-11-24 22:45:02.997756','2026-11-24 22:45:03.328149',NULL);
CREATE TABLE person_domains (
	person_id VARCHAR NOT NULL, 
	domain VARCHAR NOT NULL, 
	CONSTRAINT pk_person_domains PRIMARY KEY (person_id, domain), 
	CONSTRAINT fk_person_domains_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "person_domains" VALUES('01a20642-7cce-7926-a604-55da981ce82a','medicine');
CREATE TABLE person_locales (
	person_id VARCHAR NOT NULL, 
	tag VARCHAR NOT NULL, 
	proficiency VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_person_locales PRIMARY KEY (person_id, tag), 
	CONSTRAINT ck_person_locales_proficiency_is_known CHECK (proficiency IN ('native', 'near-native', 'learned')), 
	CONSTRAINT fk_person_locales_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "person_locales" VALUES('01a20642-7cce-7926-a604-55da981ce82a','es-MX','native',0);
INSERT INTO "person_locales" VALUES('01a20642-7cd2-7408-bd0b-e60eb1f56c2d','es-MX','native',0);
INSERT INTO "person_locales" VALUES('01a20642-7cd4-7d9c-ba47-bef497a8bab4','ar-EG','native',0);
CREATE TABLE pins (
	campaign_id VARCHAR NOT NULL, 
	rubric_id VARCHAR NOT NULL, 
	rubric_hash VARCHAR NOT NULL, 
	CONSTRAINT pk_pins PRIMARY KEY (campaign_id, rubric_id), 
	CONSTRAINT fk_pins_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT fk_pins_rubric_hash FOREIGN KEY(rubric_hash) REFERENCES rubrics (hash)
);
INSERT INTO "pins" VALUES('spring','preference','eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2');
CREATE TABLE pools (
	id VARCHAR NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	locale VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	rubric_id VARCHAR NOT NULL, 
	CONSTRAINT pk_pools PRIMARY KEY (id), 
	CONSTRAINT fk_pools_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT uq_pools_campaign_id_number_locale_rubric_id_unit UNIQUE (campaign_id, number, locale, rubric_id, unit)
);
INSERT INTO "pools" VALUES('a162bd2f1765611813ecf583be0c3a6c','spring',0,'es-MX','es','pair','preference');
INSERT INTO "pools" VALUES('e8682ee9cdfadd3520ca06089a526652','spring',0,'ar-EG','ar','pair','preference');
CREATE TABLE posts (
	question_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	person_id VARCHAR, 
	text TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_posts PRIMARY KEY (question_id, number), 
	CONSTRAINT ck_posts_number_from_zero CHECK (number >= 0), 
	CONSTRAINT fk_posts_question_id FOREIGN KEY(question_id) REFERENCES questions (id), 
	CONSTRAINT fk_posts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "posts" VALUES('01a2106e-f29d-7bf1-b209-e9bec437c29c',0,'01a20642-7cce-7926-a604-55da981ce82a','What is meant by correct?','2026-11-25 02:00:36.251570');
CREATE TABLE prompts (
	id VARCHAR NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	round INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	source_locale VARCHAR, 
	source TEXT, 
	domain VARCHAR, 
	tags TEXT DEFAULT '[]' NOT NULL, 
	batch_id VARCHAR NOT NULL, 
	CONSTRAINT pk_prompts PRIMARY KEY (id), 
	CONSTRAINT ck_prompts_round_from_one CHECK (round >= 1), 
	CONSTRAINT fk_prompts_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id), 
	CONSTRAINT fk_prompts_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id)
);
INSERT INTO "prompts" VALUES('4ff3fb4e53cdab9822938ba0d2a388fa','spring',1,'q0','en','"Question 0?"',NULL,'[]','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "prompts" VALUES('401a11e222dba28947d744d129c0acbb','spring',1,'q1','en','"Question 1?"',NULL,'[]','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "prompts" VALUES('2f4e45b58631bca8f822555da7c366d2','spring',1,'q2','en','"Question 2?"',NULL,'[]','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "prompts" VALUES('a4baf03edfeaed52c25eb8448088f6bc','spring',1,'q3','en','"Question 3?"',NULL,'[]','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "prompts" VALUES('2d254d19da961a1c0772a63c4e58038d','spring',1,'q4','en','"Question 4?"',NULL,'[]','01a20642-7caa-7739-9409-4c7e757554fe');
INSERT INTO "prompts" VALUES('3911054758934de1afba3e2cae8ad1b8','spring',1,'q5','en','"Question 5?"',NULL,'[]','01a20642-7caa-7739-9409-4c7e757554fe');
CREATE TABLE pseudonyms (
	campaign_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	pseudonym VARCHAR NOT NULL, 
	CONSTRAINT pk_pseudonyms PRIMARY KEY (campaign_id, person_id), 
	CONSTRAINT fk_pseudonyms_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT fk_pseudonyms_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_pseudonyms_campaign_id_pseudonym UNIQUE (campaign_id, pseudonym)
);
INSERT INTO "pseudonyms" VALUES('spring','01a20642-7cbc-74a8-b301-f0624ce009ea','r-1831924a30c8');
INSERT INTO "pseudonyms" VALUES('spring','01a20642-7cce-7926-a604-55da981ce82a','r-b150014e43d0');
INSERT INTO "pseudonyms" VALUES('spring','01a20642-7cd2-7408-bd0b-e60eb1f56c2d','r-4e102e1a25aa');
INSERT INTO "pseudonyms" VALUES('spring','01a20642-7cd4-7d9c-ba47-bef497a8bab4','r-0f0d43fe14bc');
CREATE TABLE questions (
	id VARCHAR NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	claim_id VARCHAR, 
	kind VARCHAR NOT NULL, 
	state VARCHAR DEFAULT 'open' NOT NULL, 
	outcome VARCHAR, 
	asked_at DATETIME NOT NULL, 
	closed_by VARCHAR, 
	closed_at DATETIME, 
	read_at DATETIME, 
	CONSTRAINT pk_questions PRIMARY KEY (id), 
	CONSTRAINT ck_questions_kind_is_known CHECK (kind IN ('question', 'dispute')), 
	CONSTRAINT ck_questions_state_is_known CHECK (state IN ('open', 'answered', 'closed')), 
	CONSTRAINT ck_questions_outcome_is_known CHECK (outcome IN ('granted', 'declined')), 
	CONSTRAINT ck_questions_only_disputes_are_decided CHECK (outcome IS NULL OR (kind = 'dispute' AND state = 'closed')), 
	CONSTRAINT ck_questions_closed_has_a_time CHECK ((state = 'closed') = (closed_at IS NOT NULL)), 
	CONSTRAINT fk_questions_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT fk_questions_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_questions_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id), 
	CONSTRAINT fk_questions_closed_by FOREIGN KEY(closed_by) REFERENCES people (id)
);
INSERT INTO "questions" VALUES('01a2106e-f29d-7bf1-b209-e9bec437c29c','spring','01a20642-7cce-7926-a604-55da981ce82a','01a20642-7cfe-70af-a205-41047c55d349','question','open',NULL,'2026-11-25 02:00:36.251570',NULL,NULL,NULL);
CREATE TABLE rests (
	person_id VARCHAR NOT NULL, 
	rubric_id VARCHAR NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_rests PRIMARY KEY (person_id, rubric_id), 
	CONSTRAINT fk_rests_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE TABLE rubrics (
	hash VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	source TEXT NOT NULL, 
	CONSTRAINT pk_rubrics PRIMARY KEY (hash)
);
INSERT INTO "rubrics" VALUES('eee8ce750f78492ec1b072c8ac991fbb0c4bd8f19b019e2516628f957742c3e2','preference','1.0.0','# Rubric C. Two answers to one prompt. Order is shuffled and model names are hidden.
schema = "rubric/1"
id = "preference"
version = "1.0.0"
status = "active"
unit = "pair"
lang = "en"
title = "Which answer is better here?"
intro = """
Read the prompt, then both answers to the end. Choose the one that serves a reader who lives here ({locale_name}) better.
Longer is not better. A confident tone is not better. If you cannot tell, say so: that is a useful answer."""
sources = ["arXiv:2505.11475 HelpSteer3-Preference (7 points, reasons)", "arXiv:2307.09288 Llama 2 (choice, then degree)", "arXiv:2510.02306 (a draw says something about the prompt)", "arXiv:2410.01257"]
requires.locale_match = "region"
overlap = { min = 3, target = 3, max = 5, adaptive = true }
aggregate = "bradley-terry-davidson"

[[criteria]]
id = "preference"
kind = "preference"
question = "Which answer is better for a reader here ({locale_name})?"
scale = { min = -3, max = 3, zero = "explicit" }
levels = [
  { value = -3, label = "A, far better",     anchor = "The other is wrong, useless or offensive here." },
  { value = -2, label = "A, better",         anchor = "I would clearly choose it." },
  { value = -1, label = "A, slightly better", anchor = "I lean to it; others could choose the other." },
  { value = 0,  label = "No difference",        anchor = "I looked for a difference and found none that matters." },
  { value = 1,  label = "B, slightly better", anchor = "I lean to it; others could choose the other." },
  { value = 2,  label = "B, better",        anchor = "I would clearly choose it." },
  { value = 3,  label = "B, far better",    anchor = "The other is wrong, useless or offensive here." },
]
cannot_judge = { allowed = true, text = "I cannot judge this (not my field, or not my region)", reassigns = true }
positional = true                     # -3 means the answer shown first (A); stored by output, not by place
comment = { required_when = "abs(value) == 3 or tie_kind == ''both_bad''", min_chars = 15 }
weight = 1.0
[[criteria.examples]]
lang = "de-DE"
good = "+2: B siezt durchgehend, A wechselt zwischen du und Sie; Inhalt gleich."
bad = "+3: B ist länger."
why = "Length is not a reason, and 3 means the other one is unusable."
[[criteria.examples]]
lang = "pt-BR"
good = "-1: a resposta A cita o Pix, mais natural aqui; as duas respondem bem."
bad = "0, porque não entendi o assunto."
why = "That is «I cannot judge», not a tie."

[[criteria]]
id = "tie_kind"
kind = "choice"
question = "No difference, because..."
show_when = { criterion = "preference", op = "==", value = 0 }
required = true
options = [ { id = "both_good", text = "both are good" }, { id = "both_bad", text = "both are bad" }, { id = "same", text = "they say the same" } ]
measure = "nominal"
weight = 0.0

[[criteria]]
id = "reasons"
kind = "multi"
question = "What decided it?"
show_when = { criterion = "preference", op = "!=", value = 0 }
required = true
max_choices = 3
options = [
  { id = "correct", text = "More correct" }, { id = "complete", text = "Does more of what was asked" }, { id = "concise", text = "Says it in fewer words" },
  { id = "natural", text = "Better language" }, { id = "register", text = "Better form of address or tone" }, { id = "local", text = "Fits life here" },
  { id = "respect", text = "More respectful" }, { id = "safe", text = "Safer" }, { id = "format", text = "Formats (dates, money, units)" }, { id = "other", text = "Something else", comment_required = true },
]
measure = "nominal"
weight = 0.0

[[criteria]]
id = "by_aspect"
kind = "preference_grid"
question = "And only for..."
rows = [ { id = "language", text = "language" }, { id = "culture", text = "fit with local life and values" }, { id = "content", text = "content" } ]
positional = true
scale = { min = -1, max = 1, zero = "explicit" }
required = false
weight = 0.0

[[criteria]]
id = "unacceptable"
kind = "multi"
question = "Is an answer unacceptable here, whatever the other one says?"
required = false
positional = true
options = [ { id = "first", text = "Answer A" }, { id = "second", text = "Answer B" } ]
routes_to = "safety-local-global"
measure = "nominal"
weight = 0.0
');
CREATE TABLE scored (
	localization_id VARCHAR NOT NULL, 
	rules_id VARCHAR NOT NULL, 
	outputs INTEGER NOT NULL, 
	CONSTRAINT pk_scored PRIMARY KEY (localization_id), 
	CONSTRAINT fk_scored_localization_id FOREIGN KEY(localization_id) REFERENCES localizations (id), 
	CONSTRAINT fk_scored_rules_id FOREIGN KEY(rules_id) REFERENCES signal_rules (id)
);
INSERT INTO "scored" VALUES('2d254d19da967a846a5527853ee32fb2','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('2f4e45b586311a7896b9874dcb4c8647','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('391105475893a38859b89a840d648eb7','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('401a11e222dbaf4e3a80132a15fc46b2','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('4ff3fb4e53cd3045f37a5088087c33bf','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('a4baf03edfea74925472ad786e369c04','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('2d254d19da9610bcc505af218352dd00','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('2f4e45b58631c51253aa2069fe123a96','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('391105475893bda511a61c32001fd7eb','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('401a11e222db889d1b33a98c2eff80a0','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('4ff3fb4e53cdf9743fcd12599382f689','8ab8131e61b1114f3a4c73f38a776055',2);
INSERT INTO "scored" VALUES('a4baf03edfea026806f35ef1a687061d','8ab8131e61b1114f3a4c73f38a776055',2);
CREATE TABLE scorings (
	id VARCHAR NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	state VARCHAR DEFAULT 'running' NOT NULL, 
	done INTEGER DEFAULT '0' NOT NULL, 
	total INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	beat_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_scorings PRIMARY KEY (id), 
	CONSTRAINT ck_scorings_state_is_known CHECK (state IN ('running', 'finished', 'stopped')), 
	CONSTRAINT fk_scorings_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id)
);
INSERT INTO "scorings" VALUES('01a227e0-d85f-716d-a79d-5d11bcf7d52e','spring','finished',36,36,'2026-11-29 15:16:16.605728','2026-11-29 15:16:16.743635','2026-11-29 15:16:16.768477');
CREATE TABLE sessions (
	token_hash VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	expires_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_sessions PRIMARY KEY (token_hash), 
	CONSTRAINT fk_sessions_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "sessions" VALUES('4488f905f8c249eabbdef860da1dabc1c00f07cc2ed119c036e4f6067830b0aa','01a20642-7cce-7926-a604-55da981ce82a','2027-02-03 09:00:00.000000',NULL);
CREATE TABLE signal_counts (
	campaign_id VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	model VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_signal_counts PRIMARY KEY (campaign_id, locale, model, name, state), 
	CONSTRAINT ck_signal_counts_state_is_known CHECK (state IN ('ok', 'look', 'not_applicable')), 
	CONSTRAINT fk_signal_counts_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id)
);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','address','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','bleu','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','brackets','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','chrf++','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','chrf2','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','copied','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','currency','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','date_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','glossary','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','han_variant','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','invisible','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','language','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','length','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','likeness','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','must_keep','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','number_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','numbers','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','passages','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','quotes','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','repetition','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','ter','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','truncation','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','','units','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','address','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','bleu','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','brackets','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','chrf++','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','chrf2','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','copied','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','currency','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','date_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','glossary','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','han_variant','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','invisible','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','language','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','length','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','likeness','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','must_keep','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','number_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','numbers','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','passages','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','quotes','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','repetition','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','ter','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','truncation','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m1','units','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','address','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','bleu','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','brackets','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','chrf++','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','chrf2','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','copied','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','currency','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','date_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','glossary','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','han_variant','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','invisible','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','language','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','length','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','likeness','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','must_keep','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','number_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','numbers','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','passages','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','quotes','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','repetition','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','ter','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','truncation','ok',6);
INSERT INTO "signal_counts" VALUES('spring','es-MX','m2','units','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','address','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','bleu','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','brackets','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','chrf++','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','chrf2','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','copied','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','currency','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','date_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','glossary','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','han_variant','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','invisible','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','language','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','length','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','likeness','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','must_keep','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','number_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','numbers','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','passages','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','quotes','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','repetition','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','ter','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','truncation','ok',5);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','units','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','address','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','bleu','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','brackets','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','chrf++','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','chrf2','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','copied','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','currency','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','date_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','glossary','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','han_variant','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','invisible','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','language','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','length','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','likeness','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','must_keep','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','number_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','numbers','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','passages','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','quotes','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','repetition','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','ter','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','truncation','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m1','units','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','address','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','bleu','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','brackets','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','chrf++','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','chrf2','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','copied','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','currency','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','date_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','glossary','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','han_variant','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','invisible','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','language','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','length','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','likeness','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','must_keep','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','number_format','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','numbers','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','passages','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','quotes','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','repetition','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','ter','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','truncation','ok',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','m2','units','not_applicable',6);
INSERT INTO "signal_counts" VALUES('spring','ar-EG','','truncation','look',1);
CREATE TABLE signal_rules (
	id VARCHAR NOT NULL, 
	rules TEXT NOT NULL, 
	CONSTRAINT pk_signal_rules PRIMARY KEY (id)
);
INSERT INTO "signal_rules" VALUES('8ab8131e61b1114f3a4c73f38a776055','{"address": "1", "bleu": "1+sacrebleu-2.6.0+ja-mecab+ko-mecab", "brackets": "1", "chrf++": "1+sacrebleu-2.6.0", "chrf2": "1+sacrebleu-2.6.0", "copied": "1", "currency": "1", "date_format": "1", "glossary": "1", "han_variant": "1", "invisible": "1", "language": "1+py3langid", "length": "1", "likeness": "1+sacrebleu-2.6.0+ja-mecab+ko-mecab", "must_keep": "1", "number_format": "1", "numbers": "1", "passages": "1+py3langid", "quotes": "1", "repetition": "1", "ter": "1+sacrebleu-2.6.0", "truncation": "1", "units": "1"}');
CREATE TABLE signal_spreads (
	campaign_id VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	quantiles TEXT NOT NULL, 
	CONSTRAINT pk_signal_spreads PRIMARY KEY (campaign_id, locale, name), 
	CONSTRAINT fk_signal_spreads_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id)
);
CREATE TABLE signal_verdicts (
	id VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	campaign_id VARCHAR NOT NULL, 
	claim_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	localization_id VARCHAR NOT NULL, 
	output_id VARCHAR, 
	locale VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	verdict VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_signal_verdicts PRIMARY KEY (id), 
	CONSTRAINT ck_signal_verdicts_verdict_is_known CHECK (verdict IN ('right', 'false_alarm', 'withdrawn')), 
	CONSTRAINT fk_signal_verdicts_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
	CONSTRAINT fk_signal_verdicts_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id), 
	CONSTRAINT fk_signal_verdicts_localization_id FOREIGN KEY(localization_id) REFERENCES localizations (id), 
	CONSTRAINT fk_signal_verdicts_output_id FOREIGN KEY(output_id) REFERENCES outputs (id), 
	CONSTRAINT fk_signal_verdicts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_signal_verdicts_sequence UNIQUE (sequence)
);
CREATE TABLE signals (
	id VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	localization_id VARCHAR NOT NULL, 
	output_id VARCHAR, 
	rules_id VARCHAR NOT NULL, 
	found TEXT NOT NULL, 
	origin VARCHAR NOT NULL, 
	CONSTRAINT pk_signals PRIMARY KEY (id), 
	CONSTRAINT ck_signals_origin_is_known CHECK (origin IN ('computed', 'imported')), 
	CONSTRAINT fk_signals_localization_id FOREIGN KEY(localization_id) REFERENCES localizations (id), 
	CONSTRAINT fk_signals_output_id FOREIGN KEY(output_id) REFERENCES outputs (id), 
	CONSTRAINT fk_signals_rules_id FOREIGN KEY(rules_id) REFERENCES signal_rules (id), 
	CONSTRAINT uq_signals_sequence UNIQUE (sequence)
);
INSERT INTO "signals" VALUES('01a227e0-d8e9-7fea-9f57-51b279ff1748',33,'2d254d19da967a846a5527853ee32fb2',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-77e6-9820-e44a1b35d207',34,'2d254d19da967a846a5527853ee32fb2','2d254d19da9642a2d50d7a7274449891','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7d7c-94ec-075c8c5edbc9',35,'2d254d19da967a846a5527853ee32fb2','2d254d19da96743936e4df64a316c514','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-70d7-9284-fc903fff55ea',36,'2f4e45b586311a7896b9874dcb4c8647',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-71ca-a5e4-c294980b2963',37,'2f4e45b586311a7896b9874dcb4c8647','2f4e45b586317341539cc64b0d015eeb','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7fe5-8d90-868b9c433664',38,'2f4e45b586311a7896b9874dcb4c8647','2f4e45b58631c9062be13c4dff26af25','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7c2a-a3e4-02351992d6c6',39,'391105475893a38859b89a840d648eb7',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7230-b5aa-5b6bb8552628',40,'391105475893a38859b89a840d648eb7','3911054758934ac93b30453f958f77ce','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7f8d-8009-c44d0bd58078',41,'391105475893a38859b89a840d648eb7','391105475893000b060cf00bd94df36c','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7a5d-8aea-ad37b8452c28',42,'401a11e222dbaf4e3a80132a15fc46b2',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7e26-8fe7-bbb2fbc8837b',43,'401a11e222dbaf4e3a80132a15fc46b2','401a11e222db831304ef130d566d4a84','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7234-a2dd-8396d43772dd',44,'401a11e222dbaf4e3a80132a15fc46b2','401a11e222dbb715850f7c1602500918','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-79a7-9e95-41aae015e56f',45,'4ff3fb4e53cd3045f37a5088087c33bf',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "ok", "why": {"message": "{numbers}: written in words?", "fields": {"numbers": "0"}}, "spans": [{"start": 9, "end": 10, "on": "source"}]}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "truncation": {"state": "look", "why": {"message": "The source ends with a question mark, this does not. Is the question all there?"}, "spans": [{"start": 0, "end": 4}]}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-783c-aaf9-0efcc4d0d738',46,'4ff3fb4e53cd3045f37a5088087c33bf','4ff3fb4e53cd03465fc711197c3bbecc','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-70b6-af94-41aa1de5280e',47,'4ff3fb4e53cd3045f37a5088087c33bf','4ff3fb4e53cd065fabc9f111ac6958b2','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7a02-934d-5e5b9b66d923',48,'a4baf03edfea74925472ad786e369c04',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7f61-b394-e83e2d33b0a6',49,'a4baf03edfea74925472ad786e369c04','a4baf03edfea9679c17334f4472353d0','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7449-8697-f2b01058cfed',50,'a4baf03edfea74925472ad786e369c04','a4baf03edfeaf5803d576bd86e4eda0e','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7411-b97f-ad78e7ab30c0',51,'2d254d19da9610bcc505af218352dd00',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7f3e-9bae-d5e3d7472ebd',52,'2d254d19da9610bcc505af218352dd00','2d254d19da96efa2b98faba829cf50e2','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7fc7-a750-96bb08528f54',53,'2d254d19da9610bcc505af218352dd00','2d254d19da96fecbb3c49453a1991da4','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7279-b110-a4e0cc856fa0',54,'2f4e45b58631c51253aa2069fe123a96',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-731c-a6b1-7a083906e35b',55,'2f4e45b58631c51253aa2069fe123a96','2f4e45b58631d77590667d84be1f7b67','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-74be-b5c4-32a20c315522',56,'2f4e45b58631c51253aa2069fe123a96','2f4e45b58631ea86fa5b1255c056366e','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7829-9a24-f3e593154332',57,'391105475893bda511a61c32001fd7eb',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7bdb-b890-20b761b4e403',58,'391105475893bda511a61c32001fd7eb','3911054758930008ff47f877fdb01bd7','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7fa1-9f5c-27ef64f422f8',59,'391105475893bda511a61c32001fd7eb','3911054758939c5e9bd7883c63a564f6','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7343-bb21-53ae3b99b05e',60,'401a11e222db889d1b33a98c2eff80a0',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7a17-93d0-da4c6a70de63',61,'401a11e222db889d1b33a98c2eff80a0','401a11e222dbe04869da12ff22bd8564','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7a68-b07d-a51a70a2b8aa',62,'401a11e222db889d1b33a98c2eff80a0','401a11e222dbd74f32fefc3c9e582c81','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-78e3-be81-e4fc47b0c869',63,'4ff3fb4e53cdf9743fcd12599382f689',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-72bf-b96b-506fef8aa1ef',64,'4ff3fb4e53cdf9743fcd12599382f689','4ff3fb4e53cd92937066ef6e63142505','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7cf3-afe2-0ec818c332a9',65,'4ff3fb4e53cdf9743fcd12599382f689','4ff3fb4e53cd14430f78d2ba2f3b371b','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-766d-8d62-b38739b68d3c',66,'a4baf03edfea026806f35ef1a687061d',NULL,'8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "chrf2": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "not_applicable", "why": {"message": "The source is too short to compare lengths."}}, "likeness": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "must_keep": {"state": "not_applicable", "why": {"message": "There is nothing in the source that has to stay as it is."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "ter": {"state": "not_applicable", "why": {"message": "Not for this kind of text."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7d0e-8180-e67c84daa2cc',67,'a4baf03edfea026806f35ef1a687061d','a4baf03edfea5a96d2706327d8584016','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 0.8333333333333334, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 16.997907949790793, "parts": {"chrf2:0": 16.997907949790793, "chrf++:0": 19.708654670094262, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
INSERT INTO "signals" VALUES('01a227e0-d8e9-7da8-95bf-7c993e142a83',68,'a4baf03edfea026806f35ef1a687061d','a4baf03edfea48007c11a2f61e956f25','8ab8131e61b1114f3a4c73f38a776055','{"address": {"state": "not_applicable", "why": {"message": "Nobody is addressed in it."}}, "bleu": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "brackets": {"state": "not_applicable", "why": {"message": "There is no bracket in it."}}, "chrf++": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "chrf2": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "copied": {"state": "not_applicable", "why": {"message": "The prompt is too short to say whether it is repeated."}}, "currency": {"state": "not_applicable", "why": {"message": "There are no amounts of money in it."}}, "date_format": {"state": "not_applicable", "why": {"message": "There are no dates and no times in it."}}, "glossary": {"state": "not_applicable", "why": {"message": "The campaign has no glossary for this locale."}}, "han_variant": {"state": "not_applicable", "why": {"message": "Only for Chinese."}}, "language": {"state": "not_applicable", "why": {"message": "Too short to tell its language."}}, "length": {"state": "ok", "number": 1.2, "band": [0.25, 4.0]}, "likeness": {"state": "ok", "number": 19.720873786407765, "parts": {"chrf2:0": 19.720873786407765, "chrf++:0": 21.53558052434457, "bleu:0": 49.99999999999999, "ter:0": 50.0}, "signature": "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0|nfc:yes; chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0|nfc:yes; BLEU|nrefs:1|case:mixed|eff:yes|tok:intl|smooth:exp|version:2.6.0|nfc:yes; TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0|nfc:yes"}, "must_keep": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "number_format": {"state": "not_applicable", "why": {"message": "There is no number with separators in it."}}, "numbers": {"state": "not_applicable", "why": {"message": "It is not a translation of a text that is known."}}, "passages": {"state": "not_applicable", "why": {"message": "Too short to tell the language of its parts."}}, "quotes": {"state": "not_applicable", "why": {"message": "There is no quotation mark in it."}}, "ter": {"state": "not_applicable", "why": {"message": "There is no reference to compare with."}}, "units": {"state": "not_applicable", "why": {"message": "There are no measured quantities in it."}}}','computed');
CREATE TABLE slots (
	item_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	pool_id VARCHAR NOT NULL, 
	lane INTEGER DEFAULT '1' NOT NULL, 
	position INTEGER NOT NULL, 
	state VARCHAR DEFAULT 'free' NOT NULL, 
	domain VARCHAR, only_for VARCHAR CONSTRAINT fk_slots_only_for REFERENCES people (id), not_for VARCHAR CONSTRAINT fk_slots_not_for REFERENCES people (id), 
	CONSTRAINT pk_slots PRIMARY KEY (item_id, number), 
	CONSTRAINT ck_slots_state_is_known CHECK (state IN ('free', 'taken', 'closed')), 
	CONSTRAINT fk_slots_item_id FOREIGN KEY(item_id) REFERENCES items (id), 
	CONSTRAINT fk_slots_pool_id FOREIGN KEY(pool_id) REFERENCES pools (id)
);
INSERT INTO "slots" VALUES('d083ec3288549306fb3aa32a7c009e3d',0,'e8682ee9cdfadd3520ca06089a526652',1,1,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('d083ec3288549306fb3aa32a7c009e3d',1,'e8682ee9cdfadd3520ca06089a526652',1,2,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('9d6a96e16d883f43b20ec6eadb77e278',0,'e8682ee9cdfadd3520ca06089a526652',1,3,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('9d6a96e16d883f43b20ec6eadb77e278',1,'e8682ee9cdfadd3520ca06089a526652',1,4,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('536385808c0d6f84fd53c348b032195b',0,'a162bd2f1765611813ecf583be0c3a6c',1,1,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('536385808c0d6f84fd53c348b032195b',1,'a162bd2f1765611813ecf583be0c3a6c',1,2,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('a82fab7641b4433d18d7952ad2228e3b',0,'a162bd2f1765611813ecf583be0c3a6c',1,3,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('a82fab7641b4433d18d7952ad2228e3b',1,'a162bd2f1765611813ecf583be0c3a6c',1,4,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('49ff21d498e624e8442952b342f25495',0,'e8682ee9cdfadd3520ca06089a526652',1,5,'closed',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('49ff21d498e624e8442952b342f25495',1,'e8682ee9cdfadd3520ca06089a526652',1,6,'closed',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('07319da40104a69f0f9c12527ee98447',0,'a162bd2f1765611813ecf583be0c3a6c',1,5,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('07319da40104a69f0f9c12527ee98447',1,'a162bd2f1765611813ecf583be0c3a6c',0,6,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('2c86c0ab1e3b51dec10d952ca8446978',0,'e8682ee9cdfadd3520ca06089a526652',1,7,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('2c86c0ab1e3b51dec10d952ca8446978',1,'e8682ee9cdfadd3520ca06089a526652',1,8,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('b105a6fd28a0104653ebd43a9779e414',0,'a162bd2f1765611813ecf583be0c3a6c',1,7,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('b105a6fd28a0104653ebd43a9779e414',1,'a162bd2f1765611813ecf583be0c3a6c',0,8,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('43870ed5e1afdda8093ed728fb4cfebf',0,'e8682ee9cdfadd3520ca06089a526652',1,9,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('43870ed5e1afdda8093ed728fb4cfebf',1,'e8682ee9cdfadd3520ca06089a526652',1,10,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('4ff6eed25b765473da35625c1d48688c',0,'a162bd2f1765611813ecf583be0c3a6c',1,9,'taken',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('4ff6eed25b765473da35625c1d48688c',1,'a162bd2f1765611813ecf583be0c3a6c',1,10,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('efe8041e4dd11448ea98f1e0faa94b19',0,'a162bd2f1765611813ecf583be0c3a6c',1,11,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('efe8041e4dd11448ea98f1e0faa94b19',1,'a162bd2f1765611813ecf583be0c3a6c',1,12,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('326b652941b4a375da6f74043f060a00',0,'e8682ee9cdfadd3520ca06089a526652',1,11,'free',NULL,NULL,NULL);
INSERT INTO "slots" VALUES('326b652941b4a375da6f74043f060a00',1,'e8682ee9cdfadd3520ca06089a526652',1,12,'free',NULL,NULL,NULL);
CREATE TABLE staged_judgments (
	batch_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"row" TEXT NOT NULL, 
	CONSTRAINT pk_staged_judgments PRIMARY KEY (batch_id, number), 
	CONSTRAINT fk_staged_judgments_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id)
);
CREATE UNIQUE INDEX ix_batches_one_open ON batches (campaign_id) WHERE state = 'open';
CREATE UNIQUE INDEX ix_people_source ON people (source_campaign, name) WHERE source_campaign IS NOT NULL;
CREATE INDEX ix_pools_language ON pools (language);
CREATE INDEX ix_invitations_person_id ON invitations (person_id);
CREATE INDEX ix_prompts_batch_id ON prompts (batch_id);
CREATE INDEX ix_sessions_person_id ON sessions (person_id);
CREATE INDEX ix_localizations_batch_id ON localizations (batch_id);
CREATE INDEX ix_items_campaign_id ON items (campaign_id);
CREATE INDEX ix_items_localization_id ON items (localization_id);
CREATE INDEX ix_outputs_batch_id ON outputs (batch_id);
CREATE INDEX ix_claims_live_lease ON claims (lease_until) WHERE state = 'live';
CREATE INDEX ix_claims_live_person ON claims (person_id) WHERE state = 'live';
CREATE UNIQUE INDEX ix_claims_one_per_slot ON claims (item_id, slot) WHERE state IN ('live', 'done');
CREATE INDEX ix_claims_person_pool ON claims (person_id, pool_id, state);
CREATE INDEX ix_item_outputs_output_id ON item_outputs (output_id);
CREATE INDEX ix_slots_free ON slots (pool_id, lane, position) WHERE state = 'free';
CREATE INDEX ix_slots_pool_position ON slots (pool_id, position);
CREATE INDEX ix_judgment_events_judgment_id ON judgment_events (judgment_id);
CREATE INDEX ix_claims_expired_person ON claims (person_id) WHERE state = 'expired';
CREATE INDEX ix_judgments_item_id ON judgments (item_id);
CREATE INDEX ix_judgments_person_id ON judgments (person_id);
CREATE INDEX ix_judgments_campaign_sequence ON judgments (campaign_id, sequence);
CREATE INDEX ix_slots_only_for ON slots (only_for) WHERE only_for IS NOT NULL;
CREATE INDEX ix_questions_campaign_id ON questions (campaign_id);
CREATE INDEX ix_questions_person_id ON questions (person_id);
CREATE INDEX ix_questions_state_asked ON questions (state, asked_at);
CREATE INDEX ix_signals_localization_id ON signals (localization_id);
CREATE UNIQUE INDEX ix_scorings_one_running ON scorings (campaign_id) WHERE state = 'running';
CREATE INDEX ix_signal_verdicts_place ON signal_verdicts (campaign_id, locale, name);
CREATE INDEX ix_signal_verdicts_person_text ON signal_verdicts (person_id, localization_id, name);
CREATE TRIGGER judgments_no_update BEFORE UPDATE ON judgments BEGIN SELECT RAISE(ABORT, 'judgments is append-only'); END;
CREATE TRIGGER judgments_no_delete BEFORE DELETE ON judgments BEGIN SELECT RAISE(ABORT, 'judgments is append-only'); END;
CREATE TRIGGER judgment_events_no_update BEFORE UPDATE ON judgment_events BEGIN SELECT RAISE(ABORT, 'judgment_events is append-only'); END;
CREATE TRIGGER judgment_events_no_delete BEFORE DELETE ON judgment_events BEGIN SELECT RAISE(ABORT, 'judgment_events is append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER rubrics_no_update BEFORE UPDATE ON rubrics BEGIN SELECT RAISE(ABORT, 'rubrics is append-only'); END;
CREATE TRIGGER rubrics_no_delete BEFORE DELETE ON rubrics BEGIN SELECT RAISE(ABORT, 'rubrics is append-only'); END;
CREATE TRIGGER guidelines_no_update BEFORE UPDATE ON guidelines BEGIN SELECT RAISE(ABORT, 'guidelines is append-only'); END;
CREATE TRIGGER guidelines_no_delete BEFORE DELETE ON guidelines BEGIN SELECT RAISE(ABORT, 'guidelines is append-only'); END;
CREATE TRIGGER signals_no_update BEFORE UPDATE ON signals BEGIN SELECT RAISE(ABORT, 'signals is append-only'); END;
CREATE TRIGGER signals_no_delete BEFORE DELETE ON signals BEGIN SELECT RAISE(ABORT, 'signals is append-only'); END;
CREATE TRIGGER signal_rules_no_update BEFORE UPDATE ON signal_rules BEGIN SELECT RAISE(ABORT, 'signal_rules is append-only'); END;
CREATE TRIGGER signal_rules_no_delete BEFORE DELETE ON signal_rules BEGIN SELECT RAISE(ABORT, 'signal_rules is append-only'); END;
CREATE TRIGGER signal_verdicts_no_update BEFORE UPDATE ON signal_verdicts BEGIN SELECT RAISE(ABORT, 'signal_verdicts is append-only'); END;
CREATE TRIGGER signal_verdicts_no_delete BEFORE DELETE ON signal_verdicts BEGIN SELECT RAISE(ABORT, 'signal_verdicts is append-only'); END;
COMMIT;
