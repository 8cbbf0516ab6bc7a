"""Points (15.2): what is charged, what was ruled on it, and a policy that the host supplies."""

from nhiemvu.scoring.allocation import Bearer, bearers_of
from nhiemvu.scoring.assessment import Assessment, score
from nhiemvu.scoring.charges import Charge, charge_of
from nhiemvu.scoring.circumstances import Circumstance, CircumstanceKind
from nhiemvu.scoring.ledger import LedgerLine, LineKind, Standing
from nhiemvu.scoring.outages import Outage, read_outages
from nhiemvu.scoring.policies import (
    RECORD_ONLY,
    Decree335,
    Flat,
    Policy,
    RecordOnly,
    decree_335,
    flat,
    record_only,
)
from nhiemvu.scoring.policy_files import read_policy
from nhiemvu.scoring.policy_values import Band, UnitShares
from nhiemvu.scoring.rulings import Decision, Ruling, read_rulings
from nhiemvu.scoring.scorecard import Scorecard, Scorecards

__all__ = [
    "RECORD_ONLY",
    "Assessment",
    "Band",
    "Bearer",
    "Charge",
    "Circumstance",
    "CircumstanceKind",
    "Decision",
    "Decree335",
    "Flat",
    "LedgerLine",
    "LineKind",
    "Outage",
    "Policy",
    "RecordOnly",
    "Ruling",
    "Scorecard",
    "Scorecards",
    "Standing",
    "UnitShares",
    "bearers_of",
    "charge_of",
    "decree_335",
    "flat",
    "read_outages",
    "read_policy",
    "read_rulings",
    "record_only",
    "score",
]
