/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations with which real users of Serverless ran into trouble, and their neighbours. */
class RealTroublesTest {

    private static final String HEADING = """
            service: troubles
            provider:
              name: aws
              runtime: nodejs22.x
            """;

    private static final String FUNCTION = """
            functions:
              f:
                handler: index.handler
            """;

    @Test
    void loopsAndMacrosStandInEverySectionOfTheTemplate() {
        String resources = """
                resources:
                  Transform: AWS::LanguageExtensions
                  Resources:
                    Fn::ForEach::Topics:
                      - TopicName
                      - [Success, Failure]
                      - SnsTopic${TopicName}:
                          Type: AWS::SNS::Topic
                          Properties: {TopicName: !Ref TopicName}
                    Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://bucket/more.yml}}
                  Conditions:
                    Fn::ForEach::Made: [Name, [A], {'Is${Name}': !Equals [a, b]}]
                  Outputs:
                    Fn::ForEach::Out:
                      - TopicName
                      - [Success, Failure]
                      - Out${TopicName}: {Value: !GetAtt 'SnsTopic${TopicName}.TopicArn'}
                """;
        for (String mode : List.of("error", "warn", "off")) {
            CompiledService service =
                    CompiledService.of(HEADING + FUNCTION + resources + "configValidationMode: " + mode + "\n");
            assertThat(service.at("Resources", "Fn::ForEach::Topics")).contains("\"SnsTopic${TopicName}\"");
            assertThat(service.at("Resources", "Fn::Transform")).contains("AWS::Include");
            assertThat(service.at("Conditions", "Fn::ForEach::Made")).contains("Is${Name}");
            assertThat(service.at("Outputs", "Fn::ForEach::Out")).contains("Out${TopicName}");
            assertThat(service.at("Transform")).isEqualTo("\"AWS::LanguageExtensions\"");
        }
    }

    @Test
    void aResourceWithoutATypeIsStillRefusedBesideALoop() {
        assertThat(CompiledService.of(HEADING + FUNCTION
                                + "resources: {Resources: {'Fn::ForEach::A': [X, [Y], {}], Queue: {Properties: {}}}}\n")
                        .rendered())
                .contains("resources.Resources.Queue: has no Type")
                .doesNotContain("ForEach");
    }

    @Test
    void dynamicReferencesStandWhereAnIntrinsicFunctionDoes() {
        CompiledService service = CompiledService.of(HEADING + """
                  kmsKeyArn: '{{resolve:ssm:/keys/env}}'
                  logRetentionInDays: '{{resolve:ssm:/sizes/days:3}}'
                functions:
                  f:
                    handler: index.handler
                    layers: ['{{resolve:ssm:/aws/service/powertools/java/latest}}']
                    onError: 'arn:aws:sns:eu-central-1:123456789012:{{resolve:ssm:/topics/dead}}'
                    memorySize: '{{resolve:ssm:/sizes/memory}}'
                    timeout: '{{resolve:ssm:/sizes/timeout}}'
                    reservedConcurrency: '{{resolve:ssm:/sizes/reserved}}'
                    provisionedConcurrency: '{{resolve:ssm:/sizes/provisioned}}'
                    environment: {TOKEN_NAME: '{{resolve:secretsmanager:app:SecretString:user}}'}
                    vpc: {securityGroupIds: ['{{resolve:ssm:/vpc/sg}}'], subnetIds: ['{{resolve:ssm:/vpc/ünï}}']}
                  g:
                    handler: index.handler
                    role: '{{resolve:ssm:/roles/g}}'
                """);
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "MemorySize"))
                .isEqualTo("\"{{resolve:ssm:/sizes/memory}}\"");
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "KmsKeyArn"))
                .isEqualTo("\"{{resolve:ssm:/keys/env}}\"");
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "VpcConfig", "SecurityGroupIds"))
                .isEqualTo("[\"{{resolve:ssm:/vpc/sg}}\"]");
        assertThat(service.at("Resources", "FLogGroup", "Properties", "RetentionInDays"))
                .isEqualTo("\"{{resolve:ssm:/sizes/days:3}}\"");
        assertThat(service.at("Resources", "GLambdaFunction", "Properties", "Role"))
                .isEqualTo("\"{{resolve:ssm:/roles/g}}\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{resolve:vault:/a}}", "{{resolve:ssm:}}", "{{resolve:ssm:/a", "{resolve:ssm:/a}"})
    void whatIsNoDynamicReferenceIsRefused(String text) {
        assertThat(CompiledService.of(
                                HEADING + FUNCTION + "    memorySize: '" + text + "'\n    onError: '" + text + "'\n")
                        .problems())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'— sg-0123456789abcdef0'",
                "subnet-0123456789abcdef0",
                "''",
                "' sg-0123456789abcdef0 '",
                "'sg-1,sg-2'",
                "'“sg-1”'",
                "sg-"
            })
    void anIdOfASecurityGroupHasItsForm(String id) {
        String vpc = "    vpc: {subnetIds: [subnet-0123456789abcdef0], securityGroupIds: [" + id + "]}\n";
        assertThat(CompiledService.of(HEADING + FUNCTION + vpc).rendered())
                .contains("functions.f.vpc.securityGroupIds.0: must be the id of a security group, such as"
                        + " sg-0123456789abcdef0, but is ");
        assertThat(CompiledService.of(HEADING + FUNCTION + vpc + "configValidationMode: warn\n")
                        .template()
                        .get("Resources"))
                .isPresent();
    }

    @Test
    void pastedListsAndIdsAreToldWhatToChange() {
        assertThat(vpc("'— sg-1'")).contains("Replace the typographic character \"—\" by a plain \"-\".");
        assertThat(vpc("' sg-1 '")).contains("Remove the blanks around it.");
        assertThat(vpc("'sg-1,sg-2'")).contains("Write a list, each item on a line of its own");
        assertThat(vpc("subnet-1")).contains("Write it in that form, for example \"securityGroupIds: [sg-");
    }

    private static String vpc(String id) {
        return CompiledService.of(
                        HEADING + FUNCTION + "    vpc: {subnetIds: [subnet-1], securityGroupIds: " + id + "}\n")
                .rendered();
    }

    @Test
    void aListInPlaceOfTheProviderIsOneProblem() {
        assertThat(CompiledService.of("""
                service: lists
                provider:
                  - {name: aws, runtime: nodejs22.x}
                  - stage: qa
                """ + FUNCTION).rendered())
                .isEqualTo("serverless.yml:3:3 provider: must be aws, or a mapping, but is a list [WRONG_TYPE]\n"
                        + "    -> Remove the \"- \" and write its keys below it, one on each line.");
    }

    @Test
    void aPseudoParameterInARoleOfTheDeploymentHasAVariableInItsPlace() {
        assertThat(CompiledService.of(HEADING + "  cfnRole: arn:aws:iam::${AWS::AccountId}:role/Deploy\n" + FUNCTION)
                        .rendered())
                .contains("Write ${aws:accountId} instead of ${AWS::AccountId}, which is not replaced here.")
                .doesNotContain("Replace or remove");
    }

    @Test
    void anImageMayHaveSnapStart() {
        CompiledService service = CompiledService.of("""
                service: snapimage
                provider: {name: aws}
                functions:
                  f:
                    image: 123456789012.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:6bb600b4d6e1d7cf521097177dd0c4e9ea373edb91984a505333be8ac9455d38
                    snapStart: true
                """);
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "SnapStart"))
                .contains("PublishedVersions");
        assertThat(service.at("Resources", "FSnapStartLambdaAlias", "Type")).contains("AWS::Lambda::Alias");
    }

    @Test
    void pseudoParametersInPlainTextAreRefusedAtEachPlace() {
        CompiledService service =
                CompiledService.of("""
                service: pseudo
                plugins: [serverless-pseudo-parameters]
                provider:
                  name: aws
                  runtime: nodejs22.x
                  environment:
                    TOPIC: arn:aws:sns:#{AWS::Region}:#{AWS::AccountId}:alerts
                    FINE: !Sub '${AWS::Region} ${Queue.Arn}'
                  iam:
                    role:
                      statements:
                        - {Effect: Allow, Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:${AWS::Region}:${aws}:table/t'}
                custom: {free: '${AWS::Region}'}
                functions:
                  f:
                    handler: index.handler
                    onError: arn:aws:sns:eu-central-1:#{AWS::AccountId}:dead
                    cfnRole: x
                resources:
                  Resources: {Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: 'ünï-${AWS::StackName}'}}}
                """.replace("    cfnRole: x\n", "").replace("${aws}", "1"));
        assertThat(service.problems())
                .extracting(problem -> problem.path() + ": " + problem.problem())
                .containsExactly(
                        "provider.environment.TOPIC: has #{AWS::Region}, which CloudFormation replaces in Fn::Sub only",
                        "provider.iam.role.statements.0.Resource: has ${AWS::Region}, which CloudFormation replaces in Fn::Sub only",
                        "functions.f.onError: has #{AWS::AccountId}, which CloudFormation replaces in Fn::Sub only",
                        "resources.Resources.Queue.Properties.QueueName: has ${AWS::StackName}, which CloudFormation replaces in Fn::Sub only");
    }

    @Test
    void anAttributeOfAResourceInPlainTextIsAWarning() {
        CompiledService service = CompiledService.of(HEADING + FUNCTION
                + "    environment: {ARN: '${Queue.Arn}', OTHER: '${Nothing.Arn} ${aws:x}'}\n"
                + "resources: {Resources: {Queue: {Type: 'AWS::SQS::Queue'}}}\n");
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings())
                .contains(
                        "functions.f.environment.ARN: has ${Queue.Arn}, which CloudFormation replaces in Fn::Sub only")
                .doesNotContain("Nothing");
    }

    @Test
    void oneMistakeIsOneProblem() {
        assertThat(CompiledService.of(HEADING + "  ecr: {images: {app: {uri: 'docker.io/app:1'}}}\n"
                                + "functions: {f: {image: app}}\n")
                        .problems())
                .hasSize(1);
        assertThat(CompiledService.of(HEADING + FUNCTION
                                + "resources: {Resources: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q}}}\n")
                        .rendered())
                .isEqualTo("serverless.yml:8:25 resources.Resources.Type: is where the logical id of a resource belongs"
                        + " [RESOURCE_WITHOUT_TYPE]\n    -> Give the resource a logical id and indent it below, as in"
                        + " \"Queue:\" followed by \"  Type: AWS::SQS::Queue\".");
    }

    @Test
    void statementsOfARoleAreAList() {
        String role = "  iam: {role: {statements: {Effect: Allow, Action: 's3:GetObject', Resource: '*'}}}\n";
        assertThat(CompiledService.of(HEADING + role + FUNCTION).rendered())
                .contains("provider.iam.role.statements: must be a list, but is a mapping [WRONG_TYPE]");
        assertThat(CompiledService.of(HEADING + role + FUNCTION + "configValidationMode: warn\n")
                        .template()
                        .get("Resources"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java99", "java", "nodejs22", "node22", "python312", "provided", "rust1.x", "java21.x"})
    void aRuntimeOfNoKnownFormIsRefused(String runtime) {
        CompiledService service =
                CompiledService.of("service: shop\nprovider: {name: aws, runtime: " + runtime + "}\n" + FUNCTION);
        if (runtime.equals("provided")) {
            assertThat(service.renderedWarnings()).contains("[DEPRECATED_RUNTIME]");
        } else {
            assertThat(service.rendered())
                    .contains("provider.runtime: is \"" + runtime + "\", which has not the form of a Lambda runtime");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"java29", "java33.al2026", "nodejs28.x", "python3.19", "provided.al2026", "ruby5.0", "dotnet12"})
    void anUnknownVersionOfAKnownRuntimeIsAWarning(String runtime) {
        CompiledService service =
                CompiledService.of("service: shop\nprovider: {name: aws, runtime: " + runtime + "}\n" + FUNCTION);
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings()).contains("[UNKNOWN_RUNTIME]");
    }

    @Test
    void anEmptyDescriptionIsNoneAndAListOfTransformsStaysOne() {
        CompiledService service = CompiledService.of(HEADING + FUNCTION
                + "    description: ''\n    tags: {}\nresources: {Transform: ['AWS::LanguageExtensions']}\n");
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "Description"))
                .isEqualTo("absent");
        assertThat(service.at("Transform")).isEqualTo("[\"AWS::LanguageExtensions\"]");
    }

    @Test
    void pluginsThatAddLibrariesAreRefusedForFunctionsThatWouldLackThem() {
        String plugins = "plugins: [serverless-webpack, serverless-python-requirements, serverless-unheard-of]\n";
        CompiledService service = CompiledService.of(HEADING + FUNCTION + plugins);
        assertThat(service.rendered())
                .isEqualTo(
                        "serverless.yml:8:10 plugins: serverless-webpack does not run here, so that its libraries would be"
                                + " missing in f [PLUGIN_PACKAGES_LIBRARIES]\n"
                                + "    -> Build the zip with them and name it with \"package.artifact\".");
        assertThat(service.renderedWarnings())
                .contains("Nothing replaces serverless-unheard-of: what it adds is not deployed.");
        assertThat(CompiledService.of(HEADING + FUNCTION + "    package: {artifact: app.zip}\n" + plugins)
                        .problems())
                .isEmpty();
        assertThat(CompiledService.of("service: shop\nprovider: {name: aws, runtime: java21}\n" + FUNCTION + plugins)
                        .problems())
                .isEmpty();
    }

    @Test
    void adviceForPluginsNamesWhatIsThereNow() {
        assertThat(CompiledService.of(HEADING + FUNCTION + "plugins: [serverless-offline, serverless-step-functions]\n")
                        .renderedWarnings())
                .contains("For serverless-offline run \"mvn serverless:start\".")
                .contains("the guide \"In place of npm plugins\"");
    }

    @Test
    void namesOfOthersLeadToTheRightOnes() {
        assertThat(CompiledService.of(HEADING + "  logs: {role: 'arn:aws:iam::123456789012:role/r'}\n" + FUNCTION
                                + "    memory: 512\n    timeoutSeconds: 3\n    events: [{existingS3: {bucket: b}}]\n")
                        .rendered())
                .contains("provider.logs.role: is not a known key", "Move it below \"restApi\"")
                .contains("Did you mean \"memorySize\"?", "Did you mean \"timeout\"?")
                .contains("For serverless-plugin-existing-s3 use the event \"s3\" with \"existing: true\".");
    }

    @Test
    void keysOfServerless4AreReadOrNamed() {
        CompiledService service = CompiledService.of("""
                service: four
                stages:
                  default: {params: {a: 1}, observability: true}
                  prod: {params: {a: 2}, resolvers: {x: {type: vars}}}
                provider:
                  name: aws
                  runtime: nodejs22.x
                  enableLegacyDeploymentBucket: true
                  ecr: {maxImages: 5}
                """ + FUNCTION);
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings())
                .contains("stages.default: observability has no effect here")
                .contains("stages.prod: resolvers has no effect here")
                .contains("provider: enableLegacyDeploymentBucket has no effect here");
    }

    @Test
    void equalRemediesOfNeighboursAreOne() {
        assertThat(new io.github.serverlessmaven.diagnostic.InvalidConfigurationException(CompiledService.of(HEADING
                                + FUNCTION + "    timeout: 0\n    memorySize: 1\n    tags: {a: {}, b: {}, c: {}}\n")
                        .problems()))
                .hasMessageContaining(
                        "must be text of at most 256 characters, but is a mapping [WRONG_TYPE]\nserverless.yml:10:22")
                .hasMessageEndingWith("[WRONG_TYPE]\n    -> Write the text on the same line.");
    }

    @Test
    void actionsAndResourcesOfStatementsHaveTheirForm() {
        String heading = HEADING + "  iam: {role: {statements: [{Effect: Allow, Action: ";
        assertThat(CompiledService.of(heading + "['“s3:GetObject”', s3, 's3:Get Object'], Resource: ['“*”', '*']}]}}\n"
                                + FUNCTION)
                        .problems())
                .extracting(problem -> problem.path())
                .containsExactly(
                        "provider.iam.role.statements.0.Action.0",
                        "provider.iam.role.statements.0.Action.1",
                        "provider.iam.role.statements.0.Action.2",
                        "provider.iam.role.statements.0.Resource.0");
        assertThat(CompiledService.of(heading
                                + "['s3:*', '*', 'iot:Connect?'], Resource: ['arn:aws:s3:::b/ünï ${aws:username}', !Ref Q]}]}}\n"
                                + FUNCTION)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'arn:aws:lambda:eu-central-1:123456789012:capacity-provider:c'",
                "!GetAtt C.Arn",
                "{arn: !Ref C}",
                "{name: !GetAtt C.Arn, maxConcurrency: 8}"
            })
    void aCapacityProviderMayStandAlone(String provider) {
        CompiledService service =
                CompiledService.of("service: shop\nprovider: {name: aws, runtime: java21, memorySize: 2048}\n"
                        + FUNCTION + "    capacityProvider: " + provider + "\n");
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "CapacityProviderConfig"))
                .contains("CapacityProviderArn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{from: 'public.ecr.aws/lambda/java:21'}",
                "{from: 'eclipse-temurin:21'}",
                "{from: scratch, labels: {a: b}}",
                "{from: 'eclipse-temurin:21', labels: {com.amazonaws.lambda.feature.snapstart: Allow}}"
            })
    void anImageOfJibMayHaveSnapStartOnEveryBase(String jib) {
        assertThat(snapStartOfImage(jib).rendered()).isEmpty();
        assertThat(snapStartOfImage(jib).renderedWarnings()).isEmpty();
    }

    private static CompiledService snapStartOfImage(String jib) {
        return CompiledService.of("service: shop\nprovider: {name: aws, ecr: {images: {app: {jib: " + jib + "}}}}\n"
                + "functions: {f: {image: app, handler: com.example.Hello, snapStart: true}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "{executions: 3}", "'3'"})
    void provisionedConcurrencyMayBeWrittenAsInServerless4(String concurrency) {
        CompiledService service =
                CompiledService.of(HEADING + FUNCTION + "    provisionedConcurrency: " + concurrency + "\n");
        assertThat(service.at("Resources", "FProvConcLambdaAlias", "Properties", "ProvisionedConcurrencyConfig"))
                .isEqualTo("{\"ProvisionedConcurrentExecutions\":3}");
    }

    @Test
    void anAliasOfProvisionedConcurrencyIsNotAvailable() {
        assertThat(CompiledService.of(HEADING + FUNCTION + "    provisionedConcurrency: {executions: 3, alias: live}\n")
                        .rendered())
                .contains("functions.f.provisionedConcurrency.alias: is not available here [NOT_AVAILABLE]");
    }

    @Test
    void reservedVariablesAreRefusedAtEachPlace() {
        assertThat(CompiledService.of("""
                        service: reserved
                        provider:
                          name: aws
                          runtime: nodejs22.x
                          environment:
                            AWS_REGION: eu-central-1
                        functions:
                          f:
                            handler: index.handler
                            environment:
                              AWS_ACCESS_KEY_ID: x
                              AWS_SESSION_TOKEN: y
                              _HANDLER: z
                              LAMBDA_TASK_ROOT: q
                        """).rendered())
                .contains("serverless.yml:6:5 ", "serverless.yml:11:7 ", "serverless.yml:12:7 ")
                .contains("serverless.yml:13:7 ", "serverless.yml:14:7 ")
                .contains("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN", "_HANDLER", "LAMBDA_TASK_ROOT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package: {layout: flatjar}",
                "package: {dependencies: layers}",
                "deploymentMethod: changeset",
                "deploymentMethod: {default: changesets, dev: expres}"
            })
    void aWordThatMeansNothingIsLeftOutWhereRulesAreLenient(String setting) {
        String heading = setting.startsWith("package") ? HEADING + setting + "\n" : HEADING + "  " + setting + "\n";
        assertThat(CompiledService.of(heading + FUNCTION).rendered()).contains("but is \"", "Did you mean \"");
        CompiledService warned = CompiledService.of(heading + FUNCTION + "configValidationMode: warn\n");
        assertThat(warned.renderedWarnings()).contains("it is left out");
        assertThat(warned.template().get("Resources")).isPresent();
        assertThat(CompiledService.of(heading + FUNCTION + "configValidationMode: off\n")
                        .template()
                        .get("Resources"))
                .isPresent();
    }

    @Test
    void whatALoopMakesMayInvokeAFunctionWithAnything() {
        CompiledService service = CompiledService.of(
                HEADING + FUNCTION
                        + "resources: {Transform: AWS::LanguageExtensions, Resources: {'Fn::ForEach::Topics': [X, [A], {}]}}\n");
        assertThat(Deliveries.of(service.service())).containsOnlyKeys("f");
    }
}
