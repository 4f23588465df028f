package org.hearthline.message.text;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One text as the agency wrote it, with places for parameters and nothing else: it can call nothing and look nothing up. */
final class TextTemplate {

    /** What is wrong with a text, said to its author. */
    static final class Wrong extends Exception {
        private Wrong(String message) {
            super(message);
        }
    }

    private static final Engine ENGINE = Engine.builder()
            .addDefaultValueResolvers()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addSectionHelper(new LoopSectionHelper.Factory())
            .strictRendering(true)
            .build();

    private final String words;
    private final Template template;
    private final Set<TextParameter> used;

    private TextTemplate(String words, Template template, Set<TextParameter> used) {
        this.words = words;
        this.template = template;
        this.used = used;
    }

    static TextTemplate parse(String words, Set<TextParameter> allowed) throws Wrong {
        try {
            Template template = ENGINE.parse(words);
            EnumSet<TextParameter> used = EnumSet.noneOf(TextParameter.class);
            for (Expression expression : template.getExpressions()) {
                used.add(parameter(expression, allowed));
            }
            return new TextTemplate(words, template, used);
        } catch (TemplateException unreadable) {
            throw new Wrong(reason(unreadable));
        }
    }

    private static TextParameter parameter(Expression expression, Set<TextParameter> allowed) throws Wrong {
        String written = expression.toOriginalString();
        Optional<TextParameter> named = TextParameter.OF_A_TIME.contains(written)
                ? Optional.of(TextParameter.TIMES)
                : TextParameter.named(written);
        return named.filter(allowed::contains)
                .orElseThrow(() -> new Wrong("{" + written + "} is no parameter of this text, which may hold "
                        + allowed.stream()
                                .map(each -> "{" + each.inText() + "}")
                                .collect(Collectors.joining(", "))));
    }

    /** As the author wrote it. */
    String words() {
        return words;
    }

    Set<TextParameter> used() {
        return used;
    }

    /** @throws TemplateException where it cannot be rendered, of which the check of the agency's files lets none pass */
    String render(Map<String, @Nullable Object> values) {
        TemplateInstance instance = template.instance();
        values.forEach(instance::data);
        return tidy(instance.render());
    }

    /** What is left where something is missing, and where a sentence ends with a time such as "3:00 p.m.". */
    private static String tidy(String text) {
        return text.replaceAll(" {2,}", " ")
                .replaceAll("\n{3,}", "\n\n")
                .replaceAll("(?<!\\.)\\.\\.(?!\\.)", ".")
                .strip();
    }

    /** Qute's own words, without the name that it gave to the text. */
    static String reason(TemplateException wrong) {
        return "cannot be read: "
                + String.valueOf(wrong.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("^\\w+ error[^:]*(\\[[^]]*])?: ", "");
    }
}
