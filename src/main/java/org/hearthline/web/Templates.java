package org.hearthline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

@CheckedTemplate(basePath = "web")
class Templates {

    private Templates() {}

    static native TemplateInstance meeting(MeetingPage page);

    static native TemplateInstance question(QuestionPage page);

    /** One sentence, in every language. */
    static native TemplateInstance notice(String name, List<PageText> texts);
}
