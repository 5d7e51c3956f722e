// SPDX-License-Identifier: GPL-2.0
/*
 * The file handlers. All have one set of callbacks; which of them LUO is given
 * is decided per handler before it is registered.
 */
#include <linux/err.h>
#include "luo_mock.h"

#define EVERY	(BIT(LUO_MOCK_CAN_PRESERVE) | BIT(LUO_MOCK_PRESERVE) | BIT(LUO_MOCK_UNPRESERVE) |	\
		 BIT(LUO_MOCK_FREEZE) | BIT(LUO_MOCK_UNFREEZE) | BIT(LUO_MOCK_RETRIEVE) |		\
		 BIT(LUO_MOCK_CAN_FINISH) | BIT(LUO_MOCK_FINISH))
#define SPARE	(BIT(LUO_MOCK_FREEZE) | BIT(LUO_MOCK_UNFREEZE) | BIT(LUO_MOCK_CAN_FINISH))

struct mock_handler mock_handlers[LUO_MOCK_HANDLERS];
static unsigned long next_private;	/* numbers of private pointers, anew in each kernel */
static u8 registrations;

static struct mock_handler *handler_of(struct liveupdate_file_handler *luo)
{
	return container_of(luo, struct mock_handler, luo);
}

static u8 slot_of(struct mock_handler *handler)
{
	return handler->letter - LUO_MOCK_FIRST_HANDLER;
}

static int status_of(struct liveupdate_file_op_args *args)
{
#ifdef LUO_HAVE_RETRIEVED_BOOL
	return args->retrieved;
#else
	return args->retrieve_status;
#endif
}

/* What a callback is about: names and the token under which it is preserved. */
struct mock_call {
	struct mock_handler *handler;
	struct mock_origin *origin;
	char file[LUO_MOCK_NAME + 24];
	u64 token;
};

static void call_begin(struct mock_call *call, struct liveupdate_file_op_args *args)
{
	call->handler = handler_of(args->handler);
	call->origin = slate_origin(args->serialized_data);
	call->token = call->origin ? call->origin->token : LUO_MOCK_NO_TOKEN;
	mock_file_name(args->file, call->file, sizeof(call->file));
}

static bool call_injected(struct mock_call *call, enum luo_mock_callback callback, int *result, u64 *word)
{
	return mock_rule_apply(callback, slot_of(call->handler), call->origin ? call->origin->name : NULL,
			       call->token, result, word);
}

static bool mock_can_preserve(struct liveupdate_file_handler *luo, struct file *file)
{
	struct mock_handler *handler = handler_of(luo);
	struct mock_file *mock = mock_file_of(file);
	int result = mock && mock->type == slot_of(handler);
	char name[LUO_MOCK_NAME + 24];

	mock_rule_apply(LUO_MOCK_CAN_PRESERVE, slot_of(handler), mock ? mock->origin : NULL, LUO_MOCK_NO_TOKEN,
			&result, NULL);
	mock_file_name(file, name, sizeof(name));
	mock_log("cb=can_preserve h=%c f=%s ret=%d", handler->letter, name, !!result);
	return result;
}

/* A new handle for the file; 0 when the slate is full. */
static u64 handle_make(struct mock_file *mock, u64 token, const char *session)
{
	struct mock_origin *origin;

	if (slate->next_handle > MOCK_ORIGINS)
		return 0;
	origin = &slate->origins[slate->next_handle - 1];
	memset(origin, 0, sizeof(*origin));
	strscpy(origin->name, mock->origin, sizeof(origin->name));
	strscpy(origin->session, session, sizeof(origin->session));
	strscpy(origin->needs, mock->needs, sizeof(origin->needs));
	origin->token = token;
	origin->ino = mock->ino;
	origin->content = mock->content;
	origin->type = mock->type;
	origin->live = 1;
	return slate->next_handle++;
}

static int mock_preserve(struct liveupdate_file_op_args *args)
{
	struct mock_handler *handler = handler_of(args->handler);
	struct mock_file *mock = mock_file_of(args->file);
	char name[LUO_MOCK_NAME + 24], session[LUO_MOCK_NAME];
	u64 token = mock_get_token(session);
	u64 word = 0;
	int result = 0;

	mock_file_name(args->file, name, sizeof(name));
	if (!mock_rule_apply(LUO_MOCK_PRESERVE, slot_of(handler), mock ? mock->origin : NULL, token, &result, NULL))
		result = 0;
	if (!result) {
		/* Injected can_preserve may bring a file that is none of ours. */
		word = mock ? handle_make(mock, token, session) : 0;
		result = word ? 0 : -EOVERFLOW;
	}
	if (!result) {
		args->serialized_data = word;
		args->private_data = (void *)++next_private;
	}
	mock_log("cb=preserve h=%c f=%s ret=%d data=%llu priv=%lu", handler->letter, name, result, word,
		 result ? 0 : next_private);
	if (!result)
		mock_protocol_file(handler, LUO_MOCK_PRESERVE, word, result);
	return result;
}

static void mock_unpreserve(struct liveupdate_file_op_args *args)
{
	struct mock_call call;
	int result;

	call_begin(&call, args);
	call_injected(&call, LUO_MOCK_UNPRESERVE, &result, NULL);
	if (call.origin)
		call.origin->live = 0;
	mock_log("cb=unpreserve h=%c f=%s data=%llu priv=%lu", call.handler->letter, call.file, args->serialized_data,
		 (unsigned long)args->private_data);
	mock_protocol_file(call.handler, LUO_MOCK_UNPRESERVE, args->serialized_data, 0);
}

static int mock_freeze(struct liveupdate_file_op_args *args)
{
	struct mock_file *mock = mock_file_of(args->file);
	u64 before = args->serialized_data;
	struct mock_call call;
	int result = 0;

	call_begin(&call, args);
	if (!call_injected(&call, LUO_MOCK_FREEZE, &result, &args->serialized_data))
		result = 0;
	if (!result && call.origin && mock)
		call.origin->content = mock->content;
	if (!result && call.handler->letter == 'B')
		args->serialized_data += MOCK_BUMP;
	mock_log("cb=freeze h=%c f=%s data=%llu priv=%lu ret=%d newdata=%llu", call.handler->letter, call.file, before,
		 (unsigned long)args->private_data, result, args->serialized_data);
	mock_protocol_file(call.handler, LUO_MOCK_FREEZE, before, result);
	return result;
}

static void mock_unfreeze(struct liveupdate_file_op_args *args)
{
	struct mock_call call;
	int result;

	call_begin(&call, args);
	call_injected(&call, LUO_MOCK_UNFREEZE, &result, NULL);
	mock_log("cb=unfreeze h=%c f=%s data=%llu priv=%lu", call.handler->letter, call.file, args->serialized_data,
		 (unsigned long)args->private_data);
	mock_protocol_file(call.handler, LUO_MOCK_UNFREEZE, args->serialized_data, 0);
}

/* The file again, as ORIGIN@KERNELhHANDLE. */
static struct file *file_again(struct mock_call *call, u64 word, char *name, size_t size)
{
	struct mock_origin *origin = call->origin;

	snprintf(name, size, "%s@%uh%llu", origin ? origin->name : "", slate->kernel, word % MOCK_HANDLES);
	return mock_file_make(name, origin ? origin->name : "", origin ? origin->type : slot_of(call->handler),
			      origin ? origin->ino : 0, origin ? origin->content : 0);
}

static int mock_retrieve(struct liveupdate_file_op_args *args)
{
	char name[LUO_MOCK_NAME + 24] = "-";
	struct mock_call call;
	struct file *file;
	int result = 0;
	u8 flb;

	call_begin(&call, args);
	flb = slate->options[slot_of(call.handler)].use_flb;
	if (flb != LUO_MOCK_ANY) {
		u64 object = 0;

		result = mock_flb_get(flb, true, &object);
		mock_log("call=flb_get_incoming flb=%c ret=%d obj=%llu", LUO_MOCK_FIRST_FLB + flb, result, object);
	}
	if (!result && !call_injected(&call, LUO_MOCK_RETRIEVE, &result, NULL)) {
		file = file_again(&call, args->serialized_data, name, sizeof(name));
		result = PTR_ERR_OR_ZERO(file);
		if (!result) {
			args->file = file;
			if (call.origin)
				call.origin->retrieved = 1;
		}
	}
	mock_log("cb=retrieve h=%c data=%llu ret=%d f=%s", call.handler->letter, args->serialized_data, result,
		 result ? "-" : name);
	return result;
}

static bool may_finish(struct mock_call *call, struct liveupdate_file_op_args *args)
{
	switch (slate->options[slot_of(call->handler)].can_finish) {
	case LUO_MOCK_RETRIEVED:
		return status_of(args) > 0;
	case LUO_MOCK_NEEDS:
		return !call->origin || slate_needs_met(call->origin);
	default:
		return true;
	}
}

static bool mock_can_finish(struct liveupdate_file_op_args *args)
{
	struct mock_call call;
	int result;

	call_begin(&call, args);
	if (!call_injected(&call, LUO_MOCK_CAN_FINISH, &result, NULL))
		result = may_finish(&call, args);
	mock_log("cb=can_finish h=%c f=%s data=%llu status=%d ret=%d", call.handler->letter, call.file,
		 args->serialized_data, status_of(args), !!result);
	return result;
}

static void mock_finish(struct liveupdate_file_op_args *args)
{
	struct mock_call call;
	int result;
	u8 flb;

	call_begin(&call, args);
	call_injected(&call, LUO_MOCK_FINISH, &result, NULL);
	if (call.origin)
		call.origin->live = 0;
	mock_log("cb=finish h=%c f=%s data=%llu status=%d", call.handler->letter, call.file, args->serialized_data,
		 status_of(args));
	flb = slate->options[slot_of(call.handler)].use_flb;
	if (flb == LUO_MOCK_ANY || status_of(args) <= 0)
		return;
	mock_log("call=flb_put_incoming flb=%c", LUO_MOCK_FIRST_FLB + flb);
	mock_flb_put(flb, true);
}

#ifdef LUO_HAVE_GET_ID
static unsigned long mock_get_id(struct file *file)
{
	struct mock_file *mock = mock_file_of(file);

	return mock && mock->ino ? mock->ino : (unsigned long)file;
}
#endif

/* LUO is given the callbacks of the handler's set. */
void mock_handler_ops(struct mock_handler *handler)
{
#define GIVE(bit, member, callback) handler->ops.member = handler->callbacks & BIT(bit) ? callback : NULL
	GIVE(LUO_MOCK_CAN_PRESERVE, can_preserve, mock_can_preserve);
	GIVE(LUO_MOCK_PRESERVE, preserve, mock_preserve);
	GIVE(LUO_MOCK_UNPRESERVE, unpreserve, mock_unpreserve);
	GIVE(LUO_MOCK_FREEZE, freeze, mock_freeze);
	GIVE(LUO_MOCK_UNFREEZE, unfreeze, mock_unfreeze);
	GIVE(LUO_MOCK_RETRIEVE, retrieve, mock_retrieve);
	GIVE(LUO_MOCK_CAN_FINISH, can_finish, mock_can_finish);
	GIVE(LUO_MOCK_FINISH, finish, mock_finish);
#ifdef LUO_HAVE_GET_ID
	GIVE(LUO_MOCK_GET_ID, get_id, mock_get_id);
#endif
#undef GIVE
	handler->ops.owner = mock_owner(handler->owner, &handler->stand_in);
}

/* Handlers as the recordings have them: C is the spare one; those behind it are like A. */
void mock_handler_init(void)
{
	int i;

	registrations = 0;
	next_private = 0;
	for (i = 0; i < LUO_MOCK_HANDLERS; i++) {
		struct mock_handler *handler = &mock_handlers[i];

		handler->letter = LUO_MOCK_FIRST_HANDLER + i;
		handler->callbacks = handler->letter == 'C' ? (EVERY & ~SPARE) | BIT(LUO_MOCK_GET_ID) : EVERY;
		handler->owner = LUO_MOCK_OWNER_STAND_IN;
		handler->registered = 0;
		handler->links = 0;
		handler->link_order[0] = 0;
		/* as if never registered: what unregistering left in its lists goes too */
		memset(&handler->luo, 0, sizeof(handler->luo));
		handler->luo.ops = &handler->ops;
		snprintf((char *)handler->luo.compatible, sizeof(handler->luo.compatible), "luo-mock-%c",
			 handler->letter);
		mock_stand_in_init(&handler->stand_in, "m", handler->letter);
	}
}

int mock_handler_register(u32 slot)
{
	struct mock_handler *handler = &mock_handlers[slot];
	int result;

	if (!handler->registered)
		mock_handler_ops(handler);
	result = luo_api_register(&handler->luo);
	if (!result)
		handler->registered = ++registrations;
	return result;
}

int mock_handler_unregister(u32 slot)
{
	struct mock_handler *handler = &mock_handlers[slot];
	int result = luo_api_unregister(&handler->luo);

	if (!result) {
		handler->registered = 0;
		mock_flb_forget_links(slot);
	}
	return result;
}
