"""A change and what people said of it -> whether it may land, and why.

Nobody appoints their own approver: who must approve is read from the base alone.
"""

from accord.gate.decision import Decision, decide
from accord.gate.landing import Landing, Made, Signed

__all__ = ["Decision", "Landing", "Made", "Signed", "decide"]
