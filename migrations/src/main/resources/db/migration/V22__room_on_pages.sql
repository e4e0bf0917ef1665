-- Rows that are updated again and again stay in their page, and their indexes untouched, while it has room.
ALTER TABLE relationship SET (fillfactor = 70);
ALTER TABLE visitor SET (fillfactor = 80);
ALTER TABLE activity_daily SET (fillfactor = 70);
ALTER TABLE activity_hourly SET (fillfactor = 80);
ALTER TABLE company_daily SET (fillfactor = 50);
ALTER TABLE company_hourly SET (fillfactor = 50);
ALTER TABLE visitor_return SET (fillfactor = 50);
ALTER TABLE radar_inbox SET (fillfactor = 50);
