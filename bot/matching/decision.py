"""What to do with the candidates for a message: answer, ask back, or say that there is none."""

from collections.abc import Sequence

from bot.matching.match import Candidate, Decision, Policy
from bot.matching.windows import STORY

TIE = 0.5
"""Score (log-odds) within which the second entry is as good as the first: a person decides. Of
1,829 questions (tenant, caller, boarder, lodger and guest in tests/questions) the matcher alone
answers .930, .919, .900 and .880 rightly with .3, .5, .75 and 1, and .023, .017, .015 and .012
wrongly."""
NEAR_DECLINED = 2.5
"""The same for a topic that is not covered, among the candidates: of 1,113 out-of-scope questions
(all splits but blind and tenant) 2, 2.5 and 3 answer 37, 36 and 36, and of 2,770 others .940, .939
and .938 rightly."""
FEW = 4
"""Words of a message that is hardly a sentence: keywords."""


def decision_of(candidates: Sequence[Candidate], length: int, policy: Policy) -> Decision:
    """What to do with the `candidates`, the best first, for a message of `length` words."""
    first = candidates[0]
    tied = len(candidates) > 1 and first.score - candidates[1].score < TIE
    declined = [c.score for c in candidates if c.entry in policy.declined]
    if first.entry not in policy.declined and declined:
        tied |= first.score - declined[0] < NEAR_DECLINED
    enough = policy.answer_grave if first.entry in policy.grave else policy.answer
    if not FEW < length <= STORY:
        enough -= policy.indulgence
    if first.confidence >= enough and not tied:
        return "answer"
    return "clarify" if first.confidence >= policy.ask else "none"
