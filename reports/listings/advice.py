from reports.listings import Listing

LISTINGS: tuple[Listing, ...] = ()
