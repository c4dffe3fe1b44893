from reports.drafts import Draft

DRAFTS: dict[str, Draft] = {}
