/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Mocks of preservable files: what the parts of the module share.
 *
 * A handler has a letter (A, B, ..), an FLB too (F, G, ..). What a mock
 * answers is decided by the script; every callback is written to the log.
 */
#ifndef LUO_MOCK_H
#define LUO_MOCK_H

#include <linux/fs.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/types.h>
#include "luo_api.h"
#include "luo_mock_uapi.h"

/* Handles that one sequence can give; the slate has room for so many. */
#define MOCK_ORIGINS	5000
#define MOCK_RULES	64
#define MOCK_GATES	32
/* The handle is what a data word leaves when divided by this. */
#define MOCK_HANDLES	10000
/* What a successful freeze of handler B adds to the word. */
#define MOCK_BUMP	10000

/* From what a handle was made: enough to make the file again. */
struct mock_origin {
	char name[LUO_MOCK_NAME];
	char session[LUO_MOCK_NAME];
	char needs[LUO_MOCK_NAME];
	u64 token;
	u64 ino;
	u64 content;
	u8 type;
	u8 retrieved;
	u8 live;	/* preserved, and neither unpreserved nor finished */
};

/* A callback that answers something else, or stops at a gate first. */
struct mock_rule {
	char file[LUO_MOCK_NAME];
	u64 token;
	u64 word;
	s32 result;
	s32 times;	/* left; below 0: always; 0: the entry is free */
	u8 callback;
	u8 slot;	/* handler, or FLB for FLB callbacks */
	u8 has_word;
	u8 is_gate;	/* word = the gate */
};

struct mock_options {
	u8 can_finish;	/* enum luo_mock_can_finish */
	u8 use_flb;
};

/* What is kept over a reboot. */
struct mock_slate {
	u64 magic;
	u32 kernel;
	u32 next_handle;
	u32 next_flb_data;
	u32 position;		/* line to go on at after a reset, 0: none */
	u32 position_kernel;
	struct mock_options options[LUO_MOCK_HANDLERS];
	struct mock_rule rules[MOCK_RULES];
	struct mock_origin origins[MOCK_ORIGINS];	/* of handle i + 1 */
};

extern struct mock_slate *slate;
extern bool slate_was_there;
int slate_open(void);
void slate_close(void);
void slate_clear(void);
struct mock_origin *slate_origin(u64 word);
bool slate_needs_met(const struct mock_origin *origin);

/* A file of a mock. */
struct mock_file {
	struct list_head list;
	struct file *file;
	char name[LUO_MOCK_NAME];
	char origin[LUO_MOCK_NAME];
	char needs[LUO_MOCK_NAME];
	u64 ino;
	u64 content;
	u8 type;
};

int mock_file_init(void);
struct file *mock_file_make(const char *name, const char *origin, u8 type, u64 ino, u64 content);
struct mock_file *mock_file_of(struct file *file);
void mock_file_name(struct file *file, char *name, size_t size);
int mock_file_open(struct luo_mock_request *request);
int mock_file_name_of(struct luo_mock_request *request);
int mock_file_refs_of(struct luo_mock_request *request);
bool mock_file_left(void);
void mock_file_digest(char *text, size_t size);

/* A handler, with the module that seems to own it. */
struct mock_handler {
	struct liveupdate_file_handler luo;
	struct liveupdate_file_ops ops;
	struct module stand_in;
	u32 callbacks;
	u8 letter;
	u8 owner;
	u8 registered;	/* position in the order of registration, 0: not */
	u32 links;	/* set of FLBs; the order is in link_order */
	char link_order[LUO_MOCK_FLBS + 1];
};

extern struct mock_handler mock_handlers[LUO_MOCK_HANDLERS];
void mock_handler_init(void);
void mock_handler_ops(struct mock_handler *handler);
int mock_handler_register(u32 slot);
int mock_handler_unregister(u32 slot);

void mock_flb_init(void);
int mock_flb_link(u32 slot, u32 flb);
int mock_flb_unlink(u32 slot, u32 flb);
int mock_flb_get(u32 flb, bool incoming, u64 *object);
int mock_flb_put(u32 flb, bool incoming);
struct module *mock_flb_stand_in(u32 flb);
int mock_flb_set_owner(u32 flb, int owner);
int mock_flb_set_compatible(u32 flb, const char *name);
bool mock_flb_left(void);
void mock_flb_forget_links(u32 slot);
void mock_flb_digest(void);

/* Called by callbacks: may wait at a gate; true: *result (and *word) are injected. */
bool mock_rule_apply(enum luo_mock_callback callback, u8 slot, const char *file, u64 token, int *result, u64 *word);
int mock_rule_add(const struct luo_mock_request *request, bool gate);
void mock_rule_clear(void);
void mock_rule_release(u64 gate);
void mock_set_token(u64 token, const char *session);
u64 mock_get_token(char *session);

void mock_protocol_reset(void);
void mock_protocol_file(const struct mock_handler *handler, enum luo_mock_callback callback, u64 word, int result);
void mock_protocol_flb(u32 flb, enum luo_mock_callback callback, int result);

struct module *mock_owner(int owner, struct module *stand_in);
void mock_stand_in_init(struct module *stand_in, const char *prefix, char letter);

/* One line of the log; the task is added where it is not "main". */
__printf(1, 2) void mock_log(const char *format, ...);
extern const char * const mock_callback_names[LUO_MOCK_CALLBACKS];

void mock_digest(bool all);
/* Writes a digest key when it is not what it was. */
void mock_digest_key(int key, const char *name, const char *text);

#endif
