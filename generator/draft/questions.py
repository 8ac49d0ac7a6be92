"""What a draft asks of a person about words that it could not state."""

# What a person must answer where the notice has words of a kind and the draft states none.
TERM_OPEN = "这些文字是否写明本文件的施行日期或执行期限？如是，请写入 validity 并删去本项；如否，请写明理由"
UNITS_OPEN = "这些文字是否写明本条的责任单位？如是，请在 clauses 列出并删去本项；如否，请写明理由"
LATER_UNITS_OPEN = (
    "这些文字是否写明后面各条的责任单位？如是，请在 readings.yaml 用 units 更正（of 列出各条）并删去本项；"
    "如否，请写明理由"
)
