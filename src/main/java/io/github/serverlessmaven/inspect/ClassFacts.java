/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file says of its class. Names have slashes.
 *
 * @param name its name
 * @param access its flags, as in the class file
 * @param isInner whether it is a member class that belongs to an instance of another
 * @param parents the superclass first, then the interfaces, with their type arguments
 * @param variables its type variables, and whether each has a bound other than {@code Object}
 * @param methods its methods and constructors
 * @param annotations the classes of its annotations that are kept at run time
 */
record ClassFacts(
        String name,
        int access,
        boolean isInner,
        List<GenericSignature.Use> parents,
        List<GenericSignature.Variable> variables,
        List<Method> methods,
        Set<String> annotations) {

    /**
     * A method or constructor.
     *
     * @param descriptor its erased types, as in the class file
     * @param firstVariable the type variable that its first parameter is of, if it is of one
     */
    record Method(String name, int access, String descriptor, Optional<String> firstVariable) {

        boolean is(int flag) {
            return (access & flag) != 0;
        }
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    boolean hasPublicConstructor() {
        return methods.stream()
                .anyMatch(method -> method.name().equals("<init>")
                        && method.descriptor().equals("()V")
                        && method.is(Opcodes.ACC_PUBLIC));
    }

    /** Whether there is a constructor without parameters, of whatever visibility. */
    boolean hasDefaultConstructor() {
        return methods.stream()
                .anyMatch(method ->
                        method.name().equals("<init>") && method.descriptor().equals("()V"));
    }

    /** Reads a class file; empty if it is none, or one of a version that is not known yet. */
    static Optional<ClassFacts> read(byte[] classFile) {
        Visitor visitor = new Visitor();
        try {
            new ClassReader(classFile)
                    .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException unreadable) {
            return Optional.empty(); // of a newer Java, or no class: another inspection reports which
        }
        return Optional.ofNullable(visitor.facts());
    }

    private static final class Visitor extends ClassVisitor {

        private final List<Method> methods = new ArrayList<>();
        private final Set<String> annotations = new HashSet<>();
        private @Nullable String name;
        private int access;
        private boolean isInner;
        private GenericSignature signature = GenericSignature.NONE;

        Visitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int flags,
                String className,
                @Nullable String generic,
                @Nullable String superName,
                String[] interfaces) {
            name = className;
            access = flags;
            signature = generic == null
                    ? GenericSignature.raw(Optional.ofNullable(superName), List.of(interfaces))
                    : GenericSignature.parse(generic);
        }

        @Override
        public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simpleName, int flags) {
            if (inner.equals(name)) {
                isInner = outer != null && (flags & Opcodes.ACC_STATIC) == 0;
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean atRunTime) {
            if (atRunTime) {
                annotations.add(Type.getType(descriptor).getInternalName());
            }
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int flags, String methodName, String descriptor, @Nullable String generic, String[] thrown) {
            methods.add(new Method(
                    methodName,
                    flags,
                    descriptor,
                    Optional.ofNullable(generic).flatMap(GenericSignature::firstVariable)));
            return null;
        }

        @Nullable
        ClassFacts facts() {
            return name == null
                    ? null
                    : new ClassFacts(
                            name, access, isInner, signature.parents(), signature.variables(), methods, annotations);
        }
    }
}
