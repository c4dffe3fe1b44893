from reports.blocks.home import HOME_BLOCKS
from reports.blocks.sheets import BODY_BLOCKS, ORGANIZATION_BLOCKS

__all__ = ["BODY_BLOCKS", "HOME_BLOCKS", "ORGANIZATION_BLOCKS"]
