package org.hearthline.record.efforts;

/** What the worker's words of a contact are to tell of (31.8 D.2 and D.3). */
public enum Topic {
    SAFETY("safety", "Safety", "anything of safety", "TN DCS 31.8 D.2.a"),
    PERMANENCY("permanency", "Permanency", "anything of permanency", "TN DCS 31.8 D.2.b"),
    WELL_BEING("wellBeing", "Well-being", "anything of well-being", "TN DCS 31.8 D.2.c"),
    SERVICES(
            "servicesOffered",
            "Needs and services",
            "which needs were seen and services offered",
            "TN DCS 31.8 D.3.d, f"),
    WHAT_WORKED("whatWorked", "What worked and did not", "what worked and what did not", "TN DCS 31.8 D.3.g"),
    NEXT_STEPS("nextSteps", "Next steps", "what the next steps are", "TN DCS 31.8 D.3.e");

    private final String field;
    private final String title;
    private final String lacking;
    private final String askedBy;

    Topic(String field, String title, String lacking, String askedBy) {
        this.field = field;
        this.title = title;
        this.lacking = lacking;
        this.askedBy = askedBy;
    }

    /** Under which name a contact's document has it. */
    String field() {
        return field;
    }

    String title() {
        return title;
    }

    String askedBy() {
        return askedBy;
    }

    EffortsRecord.Gap gap() {
        return new EffortsRecord.Gap(name(), "No contact on record says " + lacking + ".", askedBy);
    }
}
