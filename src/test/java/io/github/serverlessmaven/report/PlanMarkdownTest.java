/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.folder.Sources;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.plan.StandardChecks;
import io.github.serverlessmaven.deploy.plan.TemplateChanges;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanMarkdownTest {

    private static final String ROLE =
            "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'Policies': [{'PolicyDocument': {'Statement': [{'Effect': 'Allow', 'Action': %s, 'Resource': '*'}]}}]}}";

    @Test
    void findingsPermissionsAndChangesAreTables() {
        String markdown = markdown(ROLE.formatted("['s3:Get', 's3:Put']"), ROLE.formatted("['s3:Get', 'sqs:Send']"));
        assertThat(markdown)
                .startsWith("### Plan for stack <code>orders-dev</code>: review\n\nStage <code>dev</code>, region")
                .contains(
                        "**Findings (1)**\n\n| Kind | Resource | Finding | Place |\n|---|---|---|---|\n| **iam** | <code>Role</code> | ")
                .contains("| <code>serverless.yml:7:3</code> |")
                .contains("**Permissions (2)**")
                .contains(
                        "| + **wider** | Allow | <code>sqs:Send</code> | <code>&#42;</code> | <code>AWS:&#36;{Role}</code> |  |")
                .contains("| \\- | Allow | <code>s3:Put</code> |")
                .contains("**Changes (1)**\n")
                .contains("| ~ changed | <code>Role</code><br>AWS::IAM::Role | <code>Policies")
                .doesNotContain("<details>");
    }

    @Test
    void valuesHaveNoMeaningInMarkdownOrHtml() {
        String topic = "'T': {'Type': 'AWS::SNS::Topic', 'Properties': {'DisplayName': '%s'}}";
        String hostile = "a|b `c` <script> @octocat #1 [x](y) *z* ~~s~~ &amp; \\u202e \\n| q |";
        String markdown = markdown(topic.formatted("old"), topic.formatted(hostile));
        assertThat(markdown.lines().filter(line -> line.contains("DisplayName")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .doesNotContain("<script>", "@", "`", "[x]", "*z*", "~~", "&amp;", "\u202e")
                        .matches("(\\|[^|]*){7}"))
                .satisfies(line -> assertThat(line).contains("a&#124;b &#96;c&#96; &#60;script&#62; &#64;octocat"));
    }

    @Test
    void namesOfUsersInSentencesAreNoLinks() {
        assertThat(MarkdownDocument.text("by @octocat in #1")).isEqualTo("by &#64;<!-- -->octocat in &#35;<!-- -->1");
    }

    @Test
    void longTablesAreFoldedAndLongValuesCut() {
        String markdown = markdown("", topics(30, "n".repeat(1000)));
        assertThat(markdown).contains("<details><summary>Changes (30)</summary>\n\n| ", "\n\n</details>\n");
        assertThat(markdown).doesNotContain("n".repeat(301));
    }

    @Test
    void aCommentHasRoomForWhatIsWritten() {
        String markdown = markdown(topics(3000, "one"), topics(3000, "another"));
        assertThat(markdown.length()).isBetween(50_000, PlanMarkdown.LIMIT);
        assertThat(markdown)
                .contains("<summary>Changes (3000)</summary>")
                .containsPattern("\n[0-9]+ more are left out here, since a comment has at most 65,536 characters\\.")
                .contains("\n\n</details>\n");
        assertThat(markdown.lines().filter(line -> line.startsWith("| ")).allMatch(line -> line.endsWith(" |")))
                .isTrue();
    }

    @Test
    void severalPlansShareTheRoom() {
        for (int count : List.of(2, 50, 500)) {
            String markdown =
                    PlanMarkdown.of(Collections.nCopies(count, plan(topics(500, "one"), topics(500, "another"))));
            assertThat(markdown.length()).as(count + " plans").isLessThanOrEqualTo(PlanMarkdown.LIMIT);
            assertThat(markdown).contains("### Plan for stack").contains("left out here");
        }
    }

    @Test
    void noChangesAreOneLine() {
        assertThat(markdown("", ""))
                .isEqualTo(
                        "### Plan for stack <code>orders-dev</code>: none\n\n"
                                + "Stage <code>dev</code>, region <code>eu-central-1</code>, compared with the deployed template.\n");
    }

    private static String topics(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> "'T" + i + "': {'Type': 'AWS::SNS::Topic', 'Properties': {'DisplayName': '" + name + "'}}")
                .collect(Collectors.joining(", "));
    }

    private static String markdown(String before, String after) {
        return PlanMarkdown.of(List.of(plan(before, after)));
    }

    private static Plan plan(String before, String after) {
        TemplateChanges changes = TemplateChanges.between(parsed(before), parsed(after));
        return new Plan(
                new Plan.Subject("orders", "dev", "orders-dev", "eu-central-1"),
                new Plan.Basis("the deployed template", false),
                changes,
                List.of(),
                StandardChecks.findings(changes),
                List.of(),
                new Sources(Value.mapping("/Resources/Role", Value.of("serverless.yml:7:3"))));
    }

    private static Value.Mapping parsed(String resources) {
        return (Value.Mapping) Json.parse(("{'Resources': {" + resources + "}}").replace('\'', '"'), "template");
    }
}
