/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerImageTest {

    private static final String HOST = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
    private static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final String OTHER_DIGEST = "sha256:" + "0b".repeat(32);

    private static CompiledService service(String images, String function) {
        return CompiledService.of("service: demo\nprovider: {region: eu-central-1, runtime: java21, ecr: {images: {"
                + images + "}}}\nfunctions: {hello: {" + function + "}}");
    }

    private static String version(CompiledService service) {
        return service.at("Outputs", "HelloLambdaFunctionQualifiedArn", "Value", "Ref");
    }

    @Test
    void anImageNeedsNoHandlerAndTheProvidersRuntimeIsNotForIt() {
        CompiledService service = service("", "image: " + HOST + "/app@" + DIGEST);
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Code"))
                .isEqualTo("{\"ImageUri\":\"" + HOST + "/app@" + DIGEST + "\"}");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Runtime"))
                .isEqualTo("absent");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "ImageConfig"))
                .isEqualTo("absent");
    }

    @Test
    void anotherDigestMakesAnotherVersion() {
        assertThat(version(service("", "image: " + HOST + "/app@" + DIGEST)))
                .isNotEqualTo(version(service("", "image: " + HOST + "/app@" + OTHER_DIGEST)))
                .isEqualTo(version(service("base: {uri: '" + HOST + "/app@" + DIGEST + "'}", "image: base")));
    }

    @Test
    void aTagGoesIntoTheTemplateAsTheDigestItPointsAt() {
        assertThat(service("", "image: '" + HOST + "/app:1.0'")
                        .at("Resources", "HelloLambdaFunction", "Properties", "Code", "ImageUri"))
                .isEqualTo("\"" + HOST + "/app@sha256:" + "0".repeat(64) + "\"");
    }

    @Test
    void anImageOfJavaClassesIsStartedWithTheHandler() {
        CompiledService service = service("", "image: jib, handler: com.example.Hello, runtime: java17");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "ImageConfig"))
                .isEqualTo("{\"Command\":[\"com.example.Hello\"]}");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Handler"))
                .isEqualTo("absent");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Runtime"))
                .isEqualTo("absent");
    }

    @Test
    void anImageOfJavaClassesIsForOneProcessor() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {region: eu-central-1}\nfunctions:\n"
                + "  one: {image: jib, handler: h}\n  two: {image: jib, handler: h, architecture: arm64}\n");
        assertThat(service.rendered())
                .contains(
                        "functions.two.image: names the image \"jib\" for arm64, but another function runs it on x86_64"
                                + " [IMAGE_OF_TWO_ARCHITECTURES]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            image: {command: [a]}                       | functions.hello.image: has neither "uri" nor "name" [IMAGE_NEITHER_URI_NOR_NAME]
            image: {name: base, uri: 'HOST/app:1'}      | functions.hello.image: has both "uri" and "name" [IMAGE_BOTH_URI_AND_NAME]
            image: bse                                  | names the image "bse", which is not below provider.ecr.images [UNKNOWN_IMAGE]
            image: {name: bse}                          | Did you mean "base"?
            image: neither                              | provider.ecr.images.neither: has neither "uri" nor "path" nor "jib" [ECR_IMAGE_NEITHER_URI_NOR_PATH]
            image: both                                 | provider.ecr.images.both: has both "uri" and "path" [ECR_IMAGE_BOTH_URI_AND_PATH]
            image: settings                             | provider.ecr.images.settings: exists already, so that nothing is built, but has file, buildArgs, cacheFrom, platform
            image: base, handler: h                     | functions.hello.handler: is next to "image", which contains its own [HANDLER_AND_IMAGE]
            image: base, runtime: java21                | functions.hello.runtime: is not available for a function with an image [IMAGE_CONFLICT]
            image: base, layers: ['arn:aws:lambda:eu-central-1:123456789012:layer:a:1'] | functions.hello.layers: is not available for a function with an image [IMAGE_CONFLICT]
            image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1' | is in us-east-1, but the function is deployed to eu-central-1 [IMAGE_IN_OTHER_REGION]
            image: far                                  | is in us-east-1, but the function is deployed to eu-central-1 [IMAGE_IN_OTHER_REGION]
            image: 'docker.io/library/busybox:1'        | must be the name of an image below provider.ecr.images, or an address such as
            image: {uri: 'HOST/app'}                    | functions.hello.image.uri: must be an address such as
            image: jib                                  | functions.hello.handler: is missing [MISSING_HANDLER]
            image: {name: classes, command: [h]}, handler: h | functions.hello.handler: is next to "image.command", which is the handler too [HANDLER_AND_IMAGE]
            image: mixed, handler: h                    | provider.ecr.images.mixed: has both "path" and "jib" [ECR_IMAGE_BOTH_URI_AND_PATH]
            image: dockerfile, handler: h               | provider.ecr.images.dockerfile: is built of Java classes, without a Dockerfile, but has file [JIB_WITH_DOCKERFILE]
            timeout: 3                                  | functions.hello.handler: is missing [MISSING_HANDLER]""")
    void whatCannotBeDeployedIsRefused(String function, String problem) {
        String images =
                "base: 'HOST/app:1', built: {path: ./image}, neither: {file: D}, both: {path: a, uri: 'HOST/app:1'},"
                        + " settings: {uri: 'HOST/app:1', file: D, buildArgs: {A: b}, cacheFrom: [c], platform: linux/arm64},"
                        + " classes: {jib: true}, mixed: {jib: true, path: a}, dockerfile: {jib: {}, file: D, platform: linux/arm64},"
                        + " far: {uri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1'}";
        assertThat(service(images.replace("HOST", HOST), function.replace("HOST", HOST))
                        .rendered())
                .contains(problem);
    }

    @Test
    void anImageThatIsBuiltIsNamedByItsDigestInTheRegistryOfTheDeployment() {
        assertThat(service("app: ./image", "image: app").at("Resources", "HelloLambdaFunction", "Properties", "Code"))
                .isEqualTo("{\"ImageUri\":{\"Fn::Sub\":\"${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}"
                        + "/serverless-demo-dev@sha256:" + "0".repeat(64) + "\"}}");
    }

    @Test
    void aRepositoryCreatedElsewhereTakesTheImageAndHasNoSettingsHere() {
        String in = "service: demo\nprovider: {region: eu-central-1, ecr: {repository: %s, images: {app: ./image}}}\n"
                + "functions: {hello: {image: app}}";
        assertThat(CompiledService.of(in.formatted(HOST + "/team/app"))
                        .at("Resources", "HelloLambdaFunction", "Properties", "Code", "ImageUri"))
                .isEqualTo("\"" + HOST + "/team/app@sha256:" + "0".repeat(64) + "\"");
        assertThat(CompiledService.of(in.formatted("team/app, scanOnPush: true"))
                        .rendered())
                .contains("there is also scanOnPush [ECR_REPOSITORY_SETTINGS]");
        assertThat(CompiledService.of(in.formatted("123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app"))
                        .rendered())
                .contains(
                        "is in us-east-1, but the functions are deployed to eu-central-1 [ECR_REPOSITORY_IN_OTHER_REGION]");
        assertThat(CompiledService.of(in.formatted("Team/App")).rendered())
                .contains("provider.ecr.repository: must be the name of a repository such as team/orders");
    }

    @Test
    void namesOfImagesHaveTheFormOfServerless() {
        assertThat(service("Base: {path: a}", "handler: h").rendered())
                .contains("provider.ecr.images.Base: the key must be a small letter");
    }
}
