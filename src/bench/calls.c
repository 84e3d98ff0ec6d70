/*
 * A JVMTI agent that counts the calls of a run: what a cold start costs, without the noise of a clock.
 * Written to the file named in CALLS, one line a method: calls below it that are not another method of
 * ours, all calls below it, its own, its name. Class initialisers are in; see calls.sh.
 */
#include <jvmti.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { METHODS = 1 << 16, DEEPEST = 1 << 16 };

struct method {
  jmethodID id;
  long calls, below, near;
  int open;
  int ours;
};

static struct method methods[METHODS];
static struct { int method, nearest; long before; } stack[DEEPEST];
static int depth;
static long total;
static jvmtiEnv *jvm;
static __thread int counted;

static int known(jmethodID id) {
  unsigned long hash = (unsigned long)id / 8 * 0x9E3779B97F4A7C15UL;
  int i = hash >> 48;
  while (methods[i].id && methods[i].id != id) i = (i + 1) % METHODS;
  if (!methods[i].id) {
    jclass owner;
    char *name;
    methods[i].id = id;
    (*jvm)->GetMethodDeclaringClass(jvm, id, &owner);
    (*jvm)->GetClassSignature(jvm, owner, &name, NULL);
    methods[i].ours = !strncmp(name, "Lno502/", 7) || !strncmp(name, "Lorg/snakeyaml/", 15);
  }
  return i;
}

static void JNICALL entered(jvmtiEnv *env, JNIEnv *jni, jthread thread, jmethodID id) {
  if (!counted || depth + 1 >= DEEPEST) return;
  int method = known(id), nearest = methods[method].ours ? method : stack[depth].nearest;
  total++;
  methods[method].calls++;
  methods[method].open++;
  methods[nearest].near++;
  depth++;
  stack[depth].method = method;
  stack[depth].nearest = nearest;
  stack[depth].before = total;
}

static void left_one(void) {
  struct method *method = &methods[stack[depth].method];
  if (!--method->open) method->below += total - stack[depth].before;
  depth--;
}

static void JNICALL left(jvmtiEnv *env, JNIEnv *jni, jthread thread, jmethodID id, jboolean thrown, jvalue value) {
  if (counted && depth && methods[stack[depth].method].id == id) left_one();
}

static void JNICALL ended(jvmtiEnv *env, JNIEnv *jni) {
  FILE *out = fopen(getenv("CALLS"), "w");
  counted = 0;
  while (depth) left_one();
  for (int i = 0; out && i < METHODS; i++) {
    jclass owner;
    char *type, *name, *shape;
    if (!methods[i].calls || (*env)->GetMethodName(env, methods[i].id, &name, &shape, NULL)) continue;
    (*env)->GetMethodDeclaringClass(env, methods[i].id, &owner);
    (*env)->GetClassSignature(env, owner, &type, NULL);
    fprintf(out, "%ld %ld %ld %s%s%s\n", methods[i].near, methods[i].below, methods[i].calls, type, name, shape);
  }
  if (out) fclose(out);
}

static void JNICALL begun(jvmtiEnv *env, JNIEnv *jni, jthread thread) {
  jthread current;
  (*env)->GetCurrentThread(env, &current);
  counted = 1;
  (*env)->SetEventNotificationMode(env, JVMTI_ENABLE, JVMTI_EVENT_METHOD_ENTRY, current);
  (*env)->SetEventNotificationMode(env, JVMTI_ENABLE, JVMTI_EVENT_METHOD_EXIT, current);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM *vm, char *options, void *reserved) {
  jvmtiCapabilities wanted;
  jvmtiEventCallbacks callbacks;
  if ((*vm)->GetEnv(vm, (void **)&jvm, JVMTI_VERSION_1_2) != JNI_OK) return JNI_ERR;
  memset(&wanted, 0, sizeof wanted);
  memset(&callbacks, 0, sizeof callbacks);
  wanted.can_generate_method_entry_events = 1;
  wanted.can_generate_method_exit_events = 1;
  callbacks.VMInit = begun;
  callbacks.VMDeath = ended;
  callbacks.MethodEntry = entered;
  callbacks.MethodExit = left;
  (*jvm)->AddCapabilities(jvm, &wanted);
  (*jvm)->SetEventCallbacks(jvm, &callbacks, sizeof callbacks);
  (*jvm)->SetEventNotificationMode(jvm, JVMTI_ENABLE, JVMTI_EVENT_VM_INIT, NULL);
  (*jvm)->SetEventNotificationMode(jvm, JVMTI_ENABLE, JVMTI_EVENT_VM_DEATH, NULL);
  return JNI_OK;
}
