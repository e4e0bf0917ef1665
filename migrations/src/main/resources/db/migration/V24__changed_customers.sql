-- A message names several customers; one that was queued before it did so is put into the new form.
SELECT set_config('cardradar.tenant', '*', true);
UPDATE outbox SET payload = jsonb_build_object('customerIds', jsonb_build_array(payload -> 'customerId')),
    attempts = 0, parked_at = NULL, last_error = NULL
WHERE topic = 'customer.changed' AND payload ? 'customerId';
