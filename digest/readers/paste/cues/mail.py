"""Words of the heads of e-mails."""

MAIL_FIELDS: frozenset[str] = frozenset(
    "from|to|cc|bcc|date|sent|subject|reply-to|von|an|gesendet|datum|betreff|antwort an|de|à|a|envoyé|objet"
    "|copie|répondre à|para|enviado|enviado el|fecha|asunto|da|inviato|data|oggetto|assunto|enviado em|van"
    "|aan|verzonden|onderwerp|от|кому|отправлено|дата|тема|копия|od|do|wysłano|temat|dw|من|إلى|التاريخ|الموضوع|تاريخ"
    "|发件人|收件人|发送时间|日期|主题|抄送|差出人|宛先|送信日時|日時|件名".split("|")
)
"""The fields of an e-mail's head, as mail programs name them, case-folded."""

MAIL_WROTE: tuple[str, ...] = (
    " wrote:",
    " schrieb:",
    " a écrit :",
    " a écrit:",
    " escribió:",
    " ha scritto:",
    " escreveu:",
    " schreef:",
    " написал:",
    " написал(а):",
    " pisze:",
    " napisał(a):",
    " كتب:",
    "写道：",
)
"""How a line ends that stands above a quoted mail, case-folded."""
