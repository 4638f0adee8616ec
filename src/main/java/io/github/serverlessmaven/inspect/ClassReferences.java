/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The classes that a class needs to be loaded and its code to run: what it extends and implements, and what its methods call, read,
 * create, cast to or catch. Annotations and mere signatures do not count: nothing fails without their classes.
 */
final class ClassReferences {

    private ClassReferences() {}

    /** Their names with slashes; none of a class file that cannot be read. */
    static Set<String> of(byte[] classFile) {
        Collector collector = new Collector();
        try {
            new ClassReader(classFile).accept(collector, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException unreadable) {
            return Set.of();
        }
        return collector.names;
    }

    private static final class Collector extends ClassVisitor {

        private final Set<String> names = new TreeSet<>();

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int flags,
                String name,
                @Nullable String generic,
                @Nullable String superName,
                String[] interfaces) {
            if (superName != null) {
                names.add(superName);
            }
            names.addAll(Set.of(interfaces));
        }

        @Override
        public MethodVisitor visitMethod(
                int flags, String name, String descriptor, @Nullable String generic, String[] thrown) {
            return new Code(names);
        }
    }

    private static final class Code extends MethodVisitor {

        private final Set<String> names;

        Code(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        private void add(Type type) {
            ClassPath.className(type).ifPresent(names::add);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            add(Type.getObjectType(type));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            add(Type.getObjectType(owner));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            add(Type.getObjectType(owner));
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... bootstrapArguments) {
            add(Type.getObjectType(bootstrap.getOwner()));
            for (Object argument : bootstrapArguments) {
                if (argument instanceof Handle handle) {
                    add(Type.getObjectType(handle.getOwner()));
                }
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type && type.getSort() != Type.METHOD) {
                add(type);
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            if (type != null) {
                names.add(type);
            }
        }
    }
}
