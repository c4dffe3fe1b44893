from office.reminders import ensure_rules

LOADERS = [ensure_rules]
