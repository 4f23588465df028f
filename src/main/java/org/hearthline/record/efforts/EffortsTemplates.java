package org.hearthline.record.efforts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "record")
class EffortsTemplates {

    private EffortsTemplates() {}

    static native TemplateInstance efforts(Outline outline);
}
