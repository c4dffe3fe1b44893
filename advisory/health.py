from advisory.ledger_check import ledger_is_whole

CHECKS = {"hour_ledger": ledger_is_whole}
