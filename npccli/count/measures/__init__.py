"""The measures: pure functions of counts, each with its formula and source.

Logarithms are natural (ln), binary (log2) or decimal (log10) as each formula says, and
0 · log 0 is 0. What has no value for the given counts is None, or an infinity where the
formula tends to one. `docs/measures.md` says how to read each of them.
"""

from npccli.count.measures.association import (
    Contingency,
    log_dice,
    log_likelihood,
    mutual_information,
    t_score,
)
from npccli.count.measures.dispersion import (
    deviation_of_proportions,
    document_range,
    juilland_d,
    normalised_deviation,
)
from npccli.count.measures.diversity import hd_d, mattr, mtld, type_token_ratio, yule_k
from npccli.count.measures.keyness import (
    bayes_factor,
    keyness,
    keyness_of_two_cells,
    log_ratio,
    percent_difference,
)
from npccli.count.measures.sequences import boundary_freedom, cohesion
from npccli.count.measures.significance import CORRECTIONS, adjust_p_values, chi_square_p
from npccli.count.measures.textrank import text_rank
from npccli.count.measures.weighting import per_million, per_thousand, tf_idf

__all__ = [
    "CORRECTIONS",
    "Contingency",
    "adjust_p_values",
    "bayes_factor",
    "boundary_freedom",
    "chi_square_p",
    "cohesion",
    "deviation_of_proportions",
    "document_range",
    "hd_d",
    "juilland_d",
    "keyness",
    "keyness_of_two_cells",
    "log_dice",
    "log_likelihood",
    "log_ratio",
    "mattr",
    "mtld",
    "mutual_information",
    "normalised_deviation",
    "per_million",
    "per_thousand",
    "percent_difference",
    "t_score",
    "text_rank",
    "tf_idf",
    "type_token_ratio",
    "yule_k",
]
